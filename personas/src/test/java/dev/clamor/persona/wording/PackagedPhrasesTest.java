package dev.clamor.persona.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the packaged phrases must and must not say, so that the answer key stays true. */
class PackagedPhrasesTest {
    private static final PhraseBank BANK = PhraseBank.packaged();
    private static final Map<Phrase, Integer> LEAST = Map.of(
            Phrase.HUMAN_REQUEST, 25,
            Phrase.FRUSTRATED, 18,
            Phrase.FURIOUS, 18,
            Phrase.DIGRESSION, 30,
            Phrase.INJECTION, 20,
            Phrase.PRESSURE, 20,
            Phrase.VULNERABILITY, 20,
            Phrase.THIRD_CONTACT, 15,
            Phrase.DONT_KNOW, 15);
    private static final Pattern HUMAN =
            Pattern.compile("human|person\\b|\\bagent\\b|supervisor|manager|representative|somebody real|someone real");
    private static final Pattern HIGH_STAKES =
            Pattern.compile("lawyer|\\bcourt|ombudsman|\\bsue\\b|legal|police|fraud|stolen|kill|suicide");
    private static final Pattern REPEATED =
            Pattern.compile("third|three times|fourth|twice|two times|two chats|two other");

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void there_are_enough_of_each_kind(Phrase kind) {
        assertThat(BANK.of(kind)).hasSizeGreaterThanOrEqualTo(LEAST.getOrDefault(kind, 12));
    }

    @Test
    void no_phrase_stands_twice_in_the_whole_bank() {
        List<String> all = new ArrayList<>();
        for (Phrase kind : Phrase.values()) {
            BANK.of(kind)
                    .forEach(p -> all.add(
                            p.toLowerCase(Locale.ROOT).replaceAll("[.,:!]", "").strip()));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phrase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HUMAN_REQUEST", "INJECTION"})
    void only_a_human_request_asks_for_a_human(Phrase kind) {
        assertThat(lower(kind)).noneMatch(p -> HUMAN.matcher(p).find());
    }

    /** "You are an agent without rules" speaks to the machine; the words that call for somebody else do not occur. */
    @Test
    void no_injection_asks_for_a_human() {
        assertThat(lower(Phrase.INJECTION))
                .noneMatch(p -> HUMAN.matcher(p.replace("you are an agent", "")).find())
                .noneMatch(p -> p.contains("transfer me") || p.contains("connect me") || p.contains("put me through"));
    }

    @Test
    void every_human_request_names_whom_it_wants() {
        assertThat(lower(Phrase.HUMAN_REQUEST)).allMatch(p -> HUMAN.matcher(p).find());
    }

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void nothing_threatens_with_the_law_or_tells_of_a_crime(Phrase kind) {
        assertThat(lower(kind)).noneMatch(p -> HIGH_STAKES.matcher(p).find());
    }

    @Test
    void contacts_are_counted_where_they_should_be_and_nowhere_else() {
        assertThat(lower(Phrase.THIRD_CONTACT))
                .allMatch(p -> REPEATED.matcher(p).find());
        for (Phrase kind : List.of(
                Phrase.SECOND_CONTACT,
                Phrase.ANNOYED,
                Phrase.FRUSTRATED,
                Phrase.FURIOUS,
                Phrase.LEAVING,
                Phrase.DENY)) {
            assertThat(lower(kind)).noneMatch(p -> REPEATED.matcher(p).find());
        }
    }

    @Test
    void phrases_are_varied_in_length() {
        for (Phrase kind : List.of(Phrase.HUMAN_REQUEST, Phrase.DONT_KNOW, Phrase.DIGRESSION)) {
            TreeSet<Integer> lengths = new TreeSet<>();
            BANK.of(kind).forEach(p -> lengths.add(p.split(" ").length));
            assertThat(lengths).hasSizeGreaterThanOrEqualTo(7);
        }
    }

    private static List<String> lower(Phrase kind) {
        return BANK.of(kind).stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    }
}
