package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A2A (Agent2Agent) 1.0 and 0.3, over JSON-RPC or HTTP, plain or streamed
 * (<a href="https://a2a-protocol.org/latest/specification/">specification</a>).
 *
 * <ul>
 *   <li>The {@code contextId} that the server gives is sent back; a {@code taskId} only with the message that follows a
 *       task that wants input. A message that interrupts goes without one, and without a context where none came yet.
 *   <li>A task that still works when the answer or the stream ends is asked for again after a pause.
 *   <li>A task that failed, was rejected or canceled closes the conversation with its words, and is a failed turn without.
 *   <li>A completed task leaves the conversation open: the next message begins another in the same context.
 *   <li>A task that wants authentication asks for something that no customer has: {@code authentication} is among what it
 *       asks for.
 * </ul>
 *
 * <p>Message ids are made of run, contact and turn.
 */
public final class A2aCodec implements TurnCodec<A2aCodec.Memory> {
    private static final String AUTHENTICATION = "authentication";
    private static final long MICROS_PER_MILLI = 1_000;

    private final CodecContext context;
    private final A2aOptions options;
    private final A2aRequests requests;
    private final FaultDetail details;

    private A2aCodec(CodecContext context, A2aOptions options) {
        this.context = context;
        this.options = options;
        this.requests = new A2aRequests(context, options);
        this.details = new FaultDetail(context);
    }

    static A2aCodec read(CodecContext context, Section options) {
        return new A2aCodec(context, A2aOptions.read(options));
    }

    /** What is remembered of a contact. */
    public static final class Memory {
        private final String contact;
        private final Map<Integer, Turn> turns = new HashMap<>(2);
        private @Nullable String contextId;
        private @Nullable String openTask;
        private A2aReading.Said said = A2aReading.Said.NOTHING;

        private Memory(ContactId contact) {
            this.contact = contact.toString();
        }
    }

    /** A message that waits for its reply. */
    private static final class Turn {
        private final A2aReading reading;
        private final boolean continues;
        private int polls;

        Turn(A2aReading reading, boolean continues) {
            this.reading = reading;
            this.continues = continues;
        }
    }

    @Override
    public boolean tellsChannel() {
        return true;
    }

    @Override
    public Memory memory(ContactId contact) {
        return new Memory(contact);
    }

    @Override
    public Step say(Memory memory, Utterance utterance) {
        Turn turn = new Turn(new A2aReading(memory.said), memory.openTask != null);
        memory.turns.put(utterance.turn(), turn);
        AgentRequest request =
                requests.send(id(memory, utterance.turn()), utterance, memory.contextId, memory.openTask);
        memory.openTask = null;
        return options.stream()
                ? new Step.Listen(request, new Events(memory, utterance.turn(), turn))
                : new Step.Ask(request);
    }

    private String id(Memory memory, int turn) {
        return context.caller().runId() + "-" + memory.contact + "-" + turn;
    }

    @Override
    public Step answered(Memory memory, int turn, AgentResponse response) {
        Turn now = memory.turns.get(turn);
        if (now == null) {
            return EventReader.failed(Fault.UNREADABLE, "an answer to nothing");
        }
        return document(memory, turn, now, response.body());
    }

    @Override
    public void cut(Memory memory, int turn, String heard) {
        memory.turns.remove(turn);
    }

    private Step document(Memory memory, int turn, Turn now, byte[] body) {
        if (body.length > EventReader.MOST_BYTES) {
            return over(memory, turn, new AgentReply.Failed(Fault.TOO_LARGE, body.length + " bytes"));
        }
        if (body.length == 0) {
            return over(memory, turn, new AgentReply.Failed(Fault.EMPTY, "no body"));
        }
        AgentReply.Failed failure = take(memory, now.reading, JsonText.parse(body), body.length);
        return failure == null ? settle(memory, turn, now) : over(memory, turn, failure);
    }

    /** Takes an answer or an event; what is wrong with it, null for nothing. */
    private AgentReply.@Nullable Failed take(Memory memory, A2aReading reading, JsonNode document, int size) {
        JsonNode error = document.path("error");
        if (error.isObject()) {
            return new AgentReply.Failed(A2aErrors.fault(error), details.of(A2aErrors.detail(error)));
        }
        JsonNode result = document.path("result").isObject() ? document.path("result") : document;
        if (!reading.take(result, size) && !reading.tooLarge()) {
            return new AgentReply.Failed(Fault.UNREADABLE, "expected a task or a message");
        }
        if (!reading.contextId().isEmpty()) {
            memory.contextId = reading.contextId();
        }
        return null;
    }

    /** What follows when nothing more comes by itself. */
    private Step settle(Memory memory, int turn, Turn now) {
        A2aReading.State state = now.reading.state();
        if (now.reading.tooLarge()) {
            return failed(memory, turn, Fault.TOO_LARGE, "more than " + EventReader.MOST_BYTES + " bytes");
        }
        if (now.reading.hasMessage() || state != null && state.settled()) {
            return told(memory, turn, now.reading, state);
        }
        return state == null
                ? failed(memory, turn, Fault.UNREADABLE, "a task without a state")
                : poll(memory, turn, now);
    }

    private Step poll(Memory memory, int turn, Turn now) {
        String task = now.reading.taskId();
        if (task.isEmpty()) {
            return failed(memory, turn, Fault.UNREADABLE, "a task that works, without an id");
        }
        if (now.polls == options.mostPolls()) {
            return failed(memory, turn, Fault.TIMEOUT, "the task still works after " + now.polls + " polls");
        }
        now.polls++;
        AgentRequest request = requests.get(id(memory, turn) + "-poll-" + now.polls, task);
        return new Step.Ask(request, options.pollMillis() * MICROS_PER_MILLI);
    }

    private Step failed(Memory memory, int turn, Fault fault, String detail) {
        return over(memory, turn, new AgentReply.Failed(fault, detail));
    }

    private static Step over(Memory memory, int turn, AgentReply reply) {
        memory.turns.remove(turn);
        return new Step.Told(reply);
    }

    private Step told(Memory memory, int turn, A2aReading reading, A2aReading.@Nullable State state) {
        if (state == A2aReading.State.INPUT_REQUIRED && !reading.taskId().isEmpty()) {
            memory.openTask = reading.taskId();
            memory.said = reading.said();
        }
        Draft draft = new Draft();
        draft.text(reading.reply());
        if (state == A2aReading.State.AUTH_REQUIRED) {
            draft.asks(AUTHENTICATION);
        }
        if (state != null && state.terminal() && state != A2aReading.State.COMPLETED) {
            draft.state(AgentReply.State.CLOSED);
        }
        AgentReply reply = context.signals().reply(draft, reading.document());
        return over(memory, turn, reply instanceof AgentReply.Failed failed ? named(failed, state) : reply);
    }

    private static AgentReply.Failed named(AgentReply.Failed empty, A2aReading.@Nullable State state) {
        if (state == null) {
            return empty;
        }
        Fault fault = state == A2aReading.State.FAILED ? Fault.SERVER_ERROR : empty.fault();
        return new AgentReply.Failed(fault, "a task in state " + state + " without a word");
    }

    /** Reads one streamed answer. */
    private final class Events extends EventReader {
        private final Memory memory;
        private final int turn;
        private final Turn now;
        private AgentReply.@Nullable Failed failure;
        private boolean changed;

        Events(Memory memory, int turn, Turn now) {
            this.memory = memory;
            this.turn = turn;
            this.now = now;
        }

        @Override
        boolean event(String type, String data) {
            JsonNode document = JsonText.parse(data);
            if (!document.isObject()) {
                failure = type.equals("message")
                        ? new AgentReply.Failed(Fault.UNREADABLE, "an event that is no JSON object")
                        : null;
                return false;
            }
            int before = now.reading.characters();
            failure = take(memory, now.reading, document, data.length());
            changed |= failure == null && !snapshot(document);
            return now.reading.characters() > before;
        }

        /** A task that stands as it was before this message; it may still say what it wanted then. */
        private boolean snapshot(JsonNode document) {
            JsonNode result = document.path("result").isObject() ? document.path("result") : document;
            return result.path("task").isObject()
                    || JsonText.text(result, "kind").equals("task");
        }

        @Override
        boolean finished() {
            A2aReading.State state = now.reading.state();
            boolean waits = state != null && state.settled() && !options.old() && (changed || !now.continues);
            return failure != null || now.reading.last() || waits || state != null && state.terminal();
        }

        @Override
        boolean tooLarge() {
            return now.reading.tooLarge();
        }

        @Override
        public String heard() {
            return now.reading.text();
        }

        @Override
        Step whole() {
            return failure != null ? over(memory, turn, failure) : settle(memory, turn, now);
        }

        @Override
        Step cutShort(AgentReply.Failed why) {
            return now.reading.state() == null ? over(memory, turn, why) : settle(memory, turn, now);
        }

        @Override
        Step document(byte[] json) {
            return A2aCodec.this.document(memory, turn, now, json);
        }
    }
}
