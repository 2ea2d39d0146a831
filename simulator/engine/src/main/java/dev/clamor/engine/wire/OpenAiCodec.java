package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI-style chat completions, plain or streamed.
 *
 * <p>The endpoint remembers nothing: every request carries the conversation so far, turn by turn, each utterance followed
 * by what was said to it, whatever the order in which replies came. A turn that has no reply yet is its utterance alone;
 * of a reply that was talked over the part that was heard stays; a reply that failed leaves nothing.
 *
 * <p>Tools that the model asks for are answered from the target file while all of them are declared there and the rounds
 * last; else the turn ends with what was said. A tool call that was not answered does not go into the conversation, since
 * endpoints refuse one without its answer.
 */
public final class OpenAiCodec implements TurnCodec<OpenAiCodec.Memory> {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CodecContext context;
    private final OpenAiOptions options;
    private final FaultDetail details;
    private final Map<String, String> headers;

    private OpenAiCodec(CodecContext context, OpenAiOptions options) {
        this.context = context;
        this.options = options;
        this.details = new FaultDetail(context);
        this.headers = Headers.of(context, options.stream() ? "text/event-stream" : "application/json");
    }

    static OpenAiCodec read(CodecContext context, Section options) {
        return new OpenAiCodec(context, OpenAiOptions.read(options));
    }

    /** The conversation of a contact so far. */
    public static final class Memory {
        private final String contact;
        private final TreeMap<Integer, Turn> turns = new TreeMap<>();

        private Memory(ContactId contact) {
            this.contact = contact.toString();
        }
    }

    /** An utterance and what followed it. */
    private static final class Turn {
        private final Draft draft = new Draft();
        private final List<ObjectNode> messages = new ArrayList<>(2);
        private final StringBuilder said = new StringBuilder();
        private int rounds;

        Turn(String utterance) {
            messages.add(message("user", utterance));
        }
    }

    @Override
    public Memory memory(ContactId contact) {
        return new Memory(contact);
    }

    @Override
    public Step say(Memory memory, Utterance utterance) {
        memory.turns.put(utterance.turn(), new Turn(utterance.text()));
        return ask(memory, utterance.turn());
    }

    @Override
    public Step answered(Memory memory, int turn, AgentResponse response) {
        if (response.body().length > EventReader.MOST_BYTES) {
            return EventReader.failed(Fault.TOO_LARGE, response.body().length + " bytes");
        }
        return document(memory, turn, response.body());
    }

    @Override
    public void cut(Memory memory, int turn, String heard) {
        Turn cut = memory.turns.get(turn);
        if (cut != null) {
            String rest =
                    heard.substring(Math.min(cut.said.length(), heard.length())).strip();
            if (!rest.isEmpty()) {
                cut.messages.add(message("assistant", rest));
            }
        }
    }

    private Step ask(Memory memory, int turn) {
        AgentRequest request = request(memory, turn);
        return options.stream() ? new Step.Listen(request, new Chunks(memory, turn)) : new Step.Ask(request);
    }

    private AgentRequest request(Memory memory, int turn) {
        ObjectNode body = NODES.objectNode().put("model", options.model());
        ArrayNode messages = body.putArray("messages");
        if (!options.system().isEmpty()) {
            messages.add(message("system", options.system()));
        }
        memory.turns.headMap(turn, true).values().forEach(t -> t.messages.forEach(messages::add));
        if (options.tools().isArray()) {
            body.set("tools", options.tools());
        }
        options.temperature().ifPresent(value -> body.put("temperature", value));
        options.maxTokens().ifPresent(value -> body.put("max_tokens", value));
        options.maxCompletionTokens().ifPresent(value -> body.put("max_completion_tokens", value));
        if (options.customer()) {
            body.put("user", memory.contact);
        }
        if (options.stream()) {
            body.put("stream", true);
            ObjectNode how = NODES.objectNode();
            if (options.usage()) {
                how.put("include_usage", true);
            }
            options.obfuscation().ifPresent(value -> how.put("include_obfuscation", value));
            if (!how.isEmpty()) {
                body.set("stream_options", how);
            }
        }
        Turn now = memory.turns.get(turn);
        int round = now == null ? 0 : now.rounds;
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put("Idempotency-Key", context.caller().runId() + "-" + memory.contact + "-" + turn + "-" + round);
        return new AgentRequest("POST", context.uri(), Collections.unmodifiableMap(all), JsonBody.bytes(body));
    }

    private Step document(Memory memory, int turn, byte[] body) {
        JsonNode document = JsonText.parse(body);
        if (!document.isObject()) {
            return body.length == 0
                    ? EventReader.failed(Fault.EMPTY, "no body")
                    : EventReader.failed(Fault.UNREADABLE, "expected a JSON object");
        }
        OpenAiAnswer answer = new OpenAiAnswer();
        answer.add(document, true);
        if (answer.error() == null && !answer.hasChoice()) {
            return EventReader.failed(Fault.UNREADABLE, "choices: expected at least one. Found: none");
        }
        return next(memory, turn, answer);
    }

    private Step next(Memory memory, int turn, OpenAiAnswer answer) {
        JsonNode error = answer.error();
        if (error != null) {
            return EventReader.failed(OpenAiAnswer.fault(error), details.of("error " + described(error)));
        }
        Turn now = memory.turns.computeIfAbsent(turn, t -> new Turn(""));
        List<OpenAiAnswer.Call> calls = answer.calls();
        calls.forEach(call -> now.draft.tool(call.name(), call.arguments()));
        now.draft.text(answer.said());
        double cost = options.cost(answer.usage());
        if (!Double.isNaN(cost)) {
            now.draft.addCost(cost);
        }
        boolean declared = calls.stream().allMatch(call -> options.toolAnswers().containsKey(call.name()));
        if (!calls.isEmpty() && declared && now.rounds < options.mostToolRounds()) {
            now.rounds++;
            remember(now, answer.said());
            now.messages.addAll(exchange(answer, calls));
            return ask(memory, turn);
        }
        if (!answer.said().isBlank()) {
            now.messages.add(message("assistant", answer.said().strip()));
        }
        return new Step.Told(reply(now, answer, calls, declared));
    }

    private static String described(JsonNode error) {
        if (error.isTextual()) {
            return error.textValue();
        }
        String code = error.path("code").asText("");
        String kind = code.isEmpty() || code.equals("null") ? JsonText.text(error, "type") : code;
        return kind.isEmpty() ? JsonText.text(error, "message") : kind + ": " + JsonText.text(error, "message");
    }

    private AgentReply reply(Turn now, OpenAiAnswer answer, List<OpenAiAnswer.Call> calls, boolean declared) {
        AgentReply reply = context.signals().reply(now.draft, answer.document());
        if (reply instanceof AgentReply.Failed && !calls.isEmpty()) {
            String why = declared
                    ? "still asks for tools after " + now.rounds + " rounds"
                    : "asks for a tool and says nothing: " + calls.get(0).name();
            return new AgentReply.Failed(Fault.EMPTY, details.of(why));
        }
        if (reply instanceof AgentReply.Failed failed && !answer.finishReason().isEmpty()) {
            return new AgentReply.Failed(
                    failed.fault(), details.of("no text in the reply, finish_reason " + answer.finishReason()));
        }
        return reply;
    }

    /** What was said before the tools is heard, and stands before whatever comes in the next round. */
    private static void remember(Turn now, String words) {
        if (!words.isBlank()) {
            now.said.append(words.strip()).append('\n');
        }
    }

    /** The model's request for tools and their answers, as the next request must carry them. */
    private List<ObjectNode> exchange(OpenAiAnswer answer, List<OpenAiAnswer.Call> calls) {
        List<ObjectNode> messages = new ArrayList<>();
        ObjectNode asking = message("assistant", answer.content());
        if (answer.content().isEmpty()) {
            asking.putNull("content");
        }
        messages.add(asking);
        if (calls.get(0).legacy()) {
            OpenAiAnswer.Call call = calls.get(0);
            asking.putObject("function_call").put("name", call.name()).put("arguments", call.argumentsText());
            messages.add(message("function", options.toolAnswers().getOrDefault(call.name(), ""))
                    .put("name", call.name()));
            return messages;
        }
        asking.set("tool_calls", answer.toolCalls());
        for (OpenAiAnswer.Call call : calls) {
            messages.add(message("tool", options.toolAnswers().getOrDefault(call.name(), ""))
                    .put("tool_call_id", call.id()));
        }
        return messages;
    }

    private static ObjectNode message(String role, String content) {
        return NODES.objectNode().put("role", role).put("content", content);
    }

    /** Reads one streamed answer. */
    private final class Chunks extends EventReader {
        private static final String DONE = "[DONE]";
        private static final int MOST_CHUNK_KEPT = 20_000;

        private final Memory memory;
        private final int turn;
        private final OpenAiAnswer answer = new OpenAiAnswer();
        private final String before;
        private boolean done;
        private @Nullable String unreadable;

        Chunks(Memory memory, int turn) {
            this.memory = memory;
            this.turn = turn;
            Turn now = memory.turns.get(turn);
            this.before = now == null ? "" : now.said.toString();
        }

        @Override
        boolean event(String type, String data) {
            if (data.strip().equals(DONE)) {
                done = true;
                return false;
            }
            JsonNode chunk = JsonText.parse(data);
            if (type.equals("error")) {
                answer.fail(chunk.has("error") ? chunk.path("error") : chunk);
            } else if (chunk.isObject()) {
                return answer.add(chunk, data.length() <= MOST_CHUNK_KEPT);
            } else if (type.equals("message")) {
                unreadable = "an event that is no JSON object";
            }
            return false;
        }

        @Override
        boolean finished() {
            return done || unreadable != null || answer.error() != null;
        }

        @Override
        boolean tooLarge() {
            return answer.tooLarge();
        }

        @Override
        public String heard() {
            String now = answer.said();
            return now.isBlank() ? before.strip() : before + now;
        }

        @Override
        Step whole() {
            if (unreadable != null) {
                return failed(Fault.UNREADABLE, unreadable);
            }
            if (answer.error() == null && !answer.hasChoice()) {
                return failed(Fault.UNREADABLE, "no choices before " + DONE);
            }
            return next(memory, turn, answer);
        }

        @Override
        Step cutShort(AgentReply.Failed why) {
            return answer.finishReason().isEmpty() ? new Step.Told(why) : next(memory, turn, answer);
        }

        @Override
        Step document(byte[] json) {
            return OpenAiCodec.this.document(memory, turn, json);
        }
    }
}
