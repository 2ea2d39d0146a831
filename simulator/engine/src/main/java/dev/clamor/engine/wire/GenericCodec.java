package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON or plain text over HTTP, as the section {@code generic} of a target file describes it: a call that starts the
 * conversation, one per turn, one that asks again until the reply is there, one that ends it.
 */
public final class GenericCodec implements TurnCodec<GenericCodec.Memory> {
    private static final String SESSION = "session.";
    private static final List<String> NAMES = List.of("message", "conversation", "turn", "customer", "run", "channel");

    private final CodecContext context;
    private final Options options;

    private GenericCodec(CodecContext context, Options options) {
        this.context = context;
        this.options = options;
    }

    private record Options(
            Optional<GenericCall> start,
            GenericCall turn,
            Optional<GenericPoll> poll,
            Optional<GenericCall> stop,
            GenericReading reading,
            GenericSession session) {}

    /** Reads the options. */
    static GenericCodec read(CodecContext context, Section section) {
        GenericReading reading = GenericReading.read(section);
        GenericSession session = GenericSession.read(section);
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(session.names());
        Map<String, String> common =
                reading.plainText() ? Headers.of(context, "text/plain, */*") : Headers.json(context);
        Optional<GenericCall> start = section.optionalSection("start").map(s -> call(s, context, common, names));
        Optional<GenericPoll> poll = section.optionalSection("poll").map(s -> {
            GenericPoll read = GenericPoll.read(s, GenericCall.read(s, context.uri(), common, names));
            s.end();
            return read;
        });
        Optional<GenericCall> stop = section.optionalSection("stop").map(s -> call(s, context, common, names));
        Optional<Section> turn = section.section("turn");
        GenericCall each =
                turn.map(s -> call(s, context, common, names)).orElseGet(() -> GenericCall.get(context.uri()));
        if (turn.isPresent() && !each.names("message")) {
            section.wrong("turn", "{message} in its url, headers or body", "none");
        }
        return new GenericCodec(context, new Options(start, each, poll, stop, reading, session));
    }

    private static GenericCall call(
            Section section, CodecContext context, Map<String, String> common, List<String> names) {
        GenericCall call = GenericCall.read(section, context.uri(), common, names);
        section.end();
        return call;
    }

    /** What is remembered of a contact. */
    static final class Memory {
        private final ContactId contact;
        private final GenericSession.Carried carried;
        private final Map<Integer, Turn> turns = new HashMap<>(2);
        private boolean started;
        private int last;
        private String channel = "";

        private Memory(ContactId contact, GenericSession.Carried carried) {
            this.contact = contact;
            this.carried = carried;
        }
    }

    /** A turn under way. */
    private static final class Turn {
        private final Utterance utterance;
        private boolean starting;
        private int polls;
        private Draft draft = new Draft();

        private Turn(Utterance utterance) {
            this.utterance = utterance;
        }
    }

    /** Where there is a call that starts the conversation, nothing else is said before its turn is over. */
    @Override
    public AgentSession session(ContactId contact, Line line, TurnListener listener) {
        if (options.start().isEmpty()) {
            return TurnCodec.super.session(contact, line, listener);
        }
        OneFirst first = new OneFirst(listener);
        first.over(TurnCodec.super.session(contact, line, first));
        return first;
    }

    @Override
    public boolean tellsChannel() {
        return options.turn().names("channel");
    }

    @Override
    public Memory memory(ContactId contact) {
        return new Memory(contact, options.session().begin());
    }

    @Override
    public Step say(Memory memory, Utterance utterance) {
        Turn turn = new Turn(utterance);
        memory.turns.put(utterance.turn(), turn);
        memory.last = utterance.turn();
        memory.channel = utterance.channel();
        turn.starting = options.start().isPresent() && !memory.started;
        return ask(memory, turn, turn.starting ? options.start().get() : options.turn(), 0);
    }

    private Step ask(Memory memory, Turn turn, GenericCall call, long afterMicros) {
        return call.request(name -> value(memory, turn.utterance, name), memory.carried.cookieHeader())
                .<Step>map(request -> new Step.Ask(request, afterMicros))
                .orElseGet(() -> over(
                        memory,
                        turn,
                        new AgentReply.Failed(Fault.UNREADABLE, "what the agent told makes no address of its host")));
    }

    private Step over(Memory memory, Turn turn, AgentReply reply) {
        memory.turns.remove(turn.utterance.turn());
        return new Step.Told(reply);
    }

    private JsonNode value(Memory memory, Utterance utterance, String name) {
        return switch (name) {
            case "message" -> TextNode.valueOf(utterance.text());
            case "turn" -> IntNode.valueOf(utterance.turn());
            case "conversation" -> TextNode.valueOf(memory.contact.toString());
            case "customer" -> TextNode.valueOf("customer-" + memory.contact.arrival());
            case "run" -> TextNode.valueOf(context.caller().runId());
            case "channel" -> TextNode.valueOf(context.channel(utterance));
            default ->
                name.startsWith(SESSION)
                        ? memory.carried.value(name.substring(SESSION.length()))
                        : MissingNode.getInstance();
        };
    }

    @Override
    public AgentReply.@Nullable Failed failure(AgentRequest request, AgentResponse response) {
        return options.reading().acceptedStatus().contains(response.status())
                ? null
                : HttpStatus.failure(request, response.status(), response.headers());
    }

    @Override
    public Step answered(Memory memory, int number, AgentResponse response) {
        Turn turn = memory.turns.get(number);
        if (turn == null) {
            return new Step.Told(new AgentReply.Failed(Fault.UNREADABLE, "an answer to no turn"));
        }
        if (turn.starting) {
            return started(memory, turn, response);
        }
        boolean later = options.poll().isPresent();
        return options.reading()
                .read(
                        response,
                        document -> take(memory, turn, response, document),
                        failed -> later && failed.fault() == Fault.EMPTY
                                ? take(memory, turn, response, MissingNode.getInstance())
                                : over(memory, turn, failed));
    }

    /** The answer to the call that starts a conversation need not be JSON. */
    private Step started(Memory memory, Turn turn, AgentResponse response) {
        JsonNode document = JsonBody.read(response.body(), node -> node, failed -> MissingNode.getInstance());
        Optional<AgentReply.Failed> failed =
                carry(memory, response, document).or(() -> options.reading().failure(document, turn.draft));
        if (failed.isPresent()) {
            return over(memory, turn, failed.get());
        }
        memory.started = true;
        turn.starting = false;
        return ask(memory, turn, options.turn(), 0);
    }

    private Optional<AgentReply.Failed> carry(Memory memory, AgentResponse response, JsonNode document) {
        return options.session().carry(memory.carried, response, document)
                ? Optional.empty()
                : Optional.of(new AgentReply.Failed(Fault.TOO_LARGE, "a value to carry into the next request"));
    }

    private Step take(Memory memory, Turn turn, AgentResponse response, JsonNode document) {
        Optional<AgentReply.Failed> tooLarge = carry(memory, response, document);
        if (tooLarge.isPresent()) {
            return over(memory, turn, tooLarge.get());
        }
        Draft here = new Draft();
        options.reading().text(response, document, here);
        Optional<AgentReply.Failed> failed = options.reading().failure(document, here);
        if (failed.isPresent()) {
            return over(memory, turn, failed.get());
        }
        boolean skipped = Signals.any(options.reading().skip(), here, document);
        if (!skipped) {
            gather(turn, here);
        }
        Optional<GenericPoll> poll = options.poll();
        if (poll.isPresent() && (skipped || !poll.get().satisfied(turn.draft, document))) {
            return again(memory, turn, poll.get());
        }
        return over(memory, turn, context.signals().reply(turn.draft, document));
    }

    private void gather(Turn turn, Draft here) {
        if (options.poll().isPresent() && options.poll().get().gather()) {
            turn.draft.text(here.text());
        } else {
            turn.draft = here;
        }
    }

    private Step again(Memory memory, Turn turn, GenericPoll poll) {
        if (turn.polls++ >= poll.most()) {
            return over(memory, turn, new AgentReply.Failed(Fault.TIMEOUT, "no reply after " + poll.most() + " polls"));
        }
        return ask(memory, turn, poll.call(), poll.everyMicros());
    }

    /** Only where something was said and the conversation was started. */
    @Override
    public @Nullable AgentRequest close(Memory memory) {
        boolean begun = memory.last > 0 && (options.start().isEmpty() || memory.started);
        if (!begun || options.stop().isEmpty()) {
            return null;
        }
        Utterance nothing = new Utterance(memory.last, "", false, "", memory.channel);
        return options.stop()
                .get()
                .request(name -> value(memory, nothing, name), memory.carried.cookieHeader())
                .orElse(null);
    }
}
