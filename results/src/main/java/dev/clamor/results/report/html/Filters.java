package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Visible;
import dev.clamor.results.report.words.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the transcripts can be chosen by, in the order of the page. */
record Filters(List<Filter> all) {

    /**
     * A list to choose from.
     *
     * @param id of the element, and name of the key that it is held against
     */
    record Filter(String id, String label, List<Option> options) {}

    /**
     * A value and how it is shown.
     *
     * @param contacts that have it
     */
    record Option(String value, String text, long contacts) {}

    static Filters of(List<Conversation> conversations) {
        UnaryOperator<String> asIs = UnaryOperator.identity();
        return new Filters(List.of(
                filter("ending", "Ending", conversations, one -> Stream.of(one.ending()), Words::title),
                filter("human", "Human", conversations, one -> Stream.of(one.human()), Words::human),
                filter("persona", "Persona", conversations, one -> Stream.of(one.persona()), asIs),
                filter("scenario", "Scenario", conversations, one -> Stream.of(one.scenario()), asIs),
                filter("class", "A reply", conversations, one -> one.classes().stream(), Words::title),
                filter("step", "Failed step", conversations, one -> one.failed().stream(), Words::title)));
    }

    private static Filter filter(
            String id,
            String label,
            List<Conversation> conversations,
            Function<Conversation, Stream<String>> values,
            UnaryOperator<String> shown) {
        Map<String, Long> counts = conversations.stream()
                .flatMap(values)
                .filter(value -> !value.isEmpty())
                .map(Visible::of)
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        return new Filter(
                id,
                label,
                counts.entrySet().stream()
                        .map(entry -> new Option(entry.getKey(), shown.apply(entry.getKey()), entry.getValue()))
                        .toList());
    }
}
