package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the transcripts can be chosen by, in the order of the page. */
record Filters(List<Filter> all) {

    /**
     * A list to choose from.
     *
     * @param id of the element, and name of the attribute that it is held against
     */
    record Filter(String id, String label, List<Option> options) {}

    /** A value and how it is shown. */
    record Option(String value, String text) {}

    static Filters of(List<Conversation> conversations) {
        UnaryOperator<String> asIs = UnaryOperator.identity();
        return new Filters(List.of(
                filter("persona", "Persona", conversations, one -> Stream.of(one.persona()), asIs),
                filter("scenario", "Scenario", conversations, one -> Stream.of(one.scenario()), asIs),
                filter("class", "Reply", conversations, one -> one.classes().stream(), Words::title),
                filter("step", "Failed step", conversations, one -> one.failed().stream(), Words::title)));
    }

    private static Filter filter(
            String id,
            String label,
            List<Conversation> conversations,
            Function<Conversation, Stream<String>> values,
            UnaryOperator<String> shown) {
        return new Filter(
                id,
                label,
                conversations.stream()
                        .flatMap(values)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .sorted()
                        .map(value -> new Option(value, shown.apply(value)))
                        .toList());
    }
}
