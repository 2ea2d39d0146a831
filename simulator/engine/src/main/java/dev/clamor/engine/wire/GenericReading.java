package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Section;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an answer of the generic protocol is read.
 *
 * @param plainText whether the whole body is what the customer reads
 * @param reply where what the customer reads stands, otherwise
 * @param separator between the texts of {@code reply}
 * @param also where titles of buttons, cards and media stand, which the customer reads too
 * @param skip an answer for which any of these holds is not read
 * @param fail answers that are failed turns
 * @param acceptedStatus statuses outside 200 to 299 whose body is read like any other
 */
record GenericReading(
        boolean plainText,
        List<JsonSelector> reply,
        String separator,
        List<JsonSelector> also,
        List<Signals.Rule> skip,
        List<Failing> fail,
        List<Integer> acceptedStatus) {
    private static final List<String> TITLES = List.of("title", "text", "label", "name", "alt");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]{1,40})");

    /** A rule that makes an answer a failed turn. */
    record Failing(Signals.Rule rule, Fault fault) {}

    static GenericReading read(Section section) {
        boolean plainText = section.has("reply") && section.texts("reply").equals(List.of("text"));
        List<JsonSelector> also = new ArrayList<>();
        for (String key : List.of("buttons", "cards", "media")) {
            also.addAll(selectors(section, key));
        }
        List<JsonSelector> reply = plainText ? List.of() : selectors(section, "reply");
        if (!section.has("reply")) {
            section.wrong("reply", "where the reply stands, for example /reply/text, or text", "nothing");
        }
        return new GenericReading(
                plainText,
                reply,
                section.text("reply_separator", "\n"),
                also,
                Signals.rules(section, "skip"),
                failing(section),
                statuses(section));
    }

    private static List<JsonSelector> selectors(Section section, String key) {
        List<JsonSelector> selectors = new ArrayList<>();
        for (String text : section.texts(key)) {
            Optional<JsonSelector> selector = JsonSelector.of(text);
            selector.ifPresent(selectors::add);
            if (selector.isEmpty()) {
                section.wrong(key, "a JSON Pointer, for example /reply/text", JsonSelector.quoted(text));
            }
        }
        return List.copyOf(selectors);
    }

    private static List<Failing> failing(Section section) {
        List<Failing> failing = new ArrayList<>();
        for (Section each : section.sections("fail")) {
            Fault fault = each.choice("fault", Fault.class, Fault.SERVER_ERROR);
            Signals.rule(each).ifPresent(rule -> failing.add(new Failing(rule, fault)));
            each.end();
        }
        return List.copyOf(failing);
    }

    private static List<Integer> statuses(Section section) {
        List<Integer> statuses = new ArrayList<>();
        for (String text : section.texts("accept_status")) {
            if (text.matches("[345]\\d\\d")) {
                statuses.add(Integer.valueOf(text));
            } else {
                section.wrong("accept_status", "statuses from 300 to 599", "\"" + text + "\"");
            }
        }
        return List.copyOf(statuses);
    }

    /** What an answer means, or what becomes of one that cannot be read. */
    <T> T read(AgentResponse response, Function<JsonNode, T> meaning, Function<AgentReply.Failed, T> otherwise) {
        if (!plainText) {
            return JsonBody.read(response.body(), meaning, otherwise);
        }
        return response.body().length > JsonBody.MOST_BYTES
                ? otherwise.apply(JsonBody.tooLarge(response.body()))
                : meaning.apply(MissingNode.getInstance());
    }

    /** Adds what the customer reads. */
    void text(AgentResponse response, JsonNode document, Draft draft) {
        if (plainText) {
            draft.text(new String(response.body(), charset(response.headers().first("Content-Type"))));
            return;
        }
        List<String> texts = new ArrayList<>();
        reply.forEach(at -> texts.addAll(at.texts(document)));
        texts.removeIf(String::isBlank);
        draft.text(String.join(separator, texts));
        also.forEach(at -> at.in(document).forEach(node -> titles(node, draft)));
    }

    private static void titles(JsonNode node, Draft draft) {
        if (node.isArray()) {
            node.forEach(element -> titles(element, draft));
        } else if (node.isObject()) {
            TITLES.stream()
                    .map(name -> node.path(name).asText(""))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .ifPresent(draft::text);
        } else {
            draft.text(node.asText());
        }
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        return named.find() && Charset.isSupported(named.group(1))
                ? Charset.forName(named.group(1))
                : StandardCharsets.UTF_8;
    }

    /** Why an answer is a failed turn. */
    Optional<AgentReply.Failed> failure(JsonNode document, Draft draft) {
        for (int i = 0; i < fail.size(); i++) {
            if (Signals.holds(fail.get(i).rule(), draft, document)) {
                return Optional.of(new AgentReply.Failed(fail.get(i).fault(), "rule " + (i + 1) + " of fail"));
            }
        }
        return Optional.empty();
    }
}
