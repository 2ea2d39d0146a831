package dev.clamor.persona.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares are measured over 20 000 messages with a fixed seed; 5 standard errors: a false alarm in 2 million. */
class ToneWriterTest {
    private static final PhraseBank BANK = PhraseBank.packaged();
    private static final RandomStreams STREAMS = new RandomStreams(5);
    private static final int N = 20_000;
    private static final String TEXT = "where is order ORD-12345 that was sent to me@example.org";

    private static String word(String text, int level, boolean profanity, int contact) {
        return ToneWriter.word(text, level, profanity, BANK, STREAMS, contact, 2);
    }

    private static void assertShare(double share, Predicate<String> property, int level) {
        double measured = (double) IntStream.range(0, N)
                        .filter(c -> property.test(word(TEXT, level, false, c)))
                        .count()
                / N;
        assertThat(measured).isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / N)));
    }

    private static boolean hasOneOf(Phrase kind, String text) {
        List<String> bare = BANK.of(kind).stream().map(p -> bare(p)).toList();
        return bare.stream().anyMatch(bare(text)::contains);
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[.!]", "");
    }

    @Test
    void neutral_is_the_text_itself() {
        assertThat(word(TEXT, 0, false, 1)).isSameAs(TEXT);
    }

    @Test
    void annoyed_leads_in_two_times_of_five() {
        assertShare(0.4, t -> !t.equals(TEXT), 1);
        assertThat(IntStream.range(0, 500).mapToObj(c -> word(TEXT, 1, false, c)))
                .allMatch(t -> t.endsWith(TEXT))
                .allMatch(t -> t.equals(TEXT) || hasOneOf(Phrase.ANNOYED, t));
    }

    @Test
    void a_lead_in_with_a_comma_goes_on_in_lower_case_but_for_the_word_i_and_for_numbers() {
        assertThat(leadIns("Where is it")).contains("Again, where is it", "I asked this already. Where is it");
        assertThat(leadIns("I want it")).contains("Again, I want it");
        assertThat(leadIns("AC-12 it is")).contains("Again, AC-12 it is");
    }

    private static List<String> leadIns(String text) {
        return IntStream.range(0, 1000)
                .mapToObj(c -> word(text, 1, false, c))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void upset_always_complains_and_keeps_the_text(int level) {
        Phrase kind = level == 2 ? Phrase.FRUSTRATED : Phrase.FURIOUS;
        assertThat(IntStream.range(0, 2000).mapToObj(c -> word(TEXT, level, false, c)))
                .allMatch(t -> hasOneOf(kind, t))
                .allMatch(t -> t.toLowerCase(Locale.ROOT).contains(TEXT.toLowerCase(Locale.ROOT)))
                .allMatch(t -> t.contains("ORD-12345") && t.contains("me@example.org"));
    }

    @Test
    void complaints_stand_before_the_text_as_often_as_after_it() {
        assertShare(0.5, t -> bare(t).endsWith("me@exampleorg"), 2);
    }

    /** The words of TEXT that can be shouted are seven of nine, each with probability 0.03. */
    @Test
    void three_percent_of_the_words_are_in_capitals() {
        double none = Math.pow(0.97, 7);
        assertShare(none, t -> t.contains("where is order ORD-12345 that was sent to"), 3);
    }

    @Test
    void exclamation_marks_end_three_tenths_of_frustrated_and_seven_of_furious_messages() {
        assertShare(0.3, t -> t.endsWith("!"), 2);
        // After the text the furious clause brings its own mark; before it, only the draw can.
        assertShare(0.5 + 0.5 * 0.7, t -> t.endsWith("!"), 3);
    }

    @Test
    void profanity_is_added_in_every_tone() {
        for (int level = 0; level <= 3; level++) {
            assertThat(hasOneOf(Phrase.PROFANITY, word(TEXT, level, true, 7))).isTrue();
        }
    }

    @Test
    void an_empty_text_leaves_the_complaint() {
        assertThat(BANK.of(Phrase.FRUSTRATED).stream().map(ToneWriterTest::bare))
                .contains(bare(word("", 2, false, 3)));
        assertThat(word("", 1, false, 1)).doesNotEndWith(" ");
    }

    @Test
    void the_same_contact_and_turn_are_worded_alike() {
        assertThat(word(TEXT, 3, true, 9)).isEqualTo(word(TEXT, 3, true, 9));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(c -> word(TEXT, 3, false, c))
                        .distinct()
                        .count())
                .isGreaterThan(25);
    }
}
