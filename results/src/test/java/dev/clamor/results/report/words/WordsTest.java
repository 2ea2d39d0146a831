package dev.clamor.results.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.ClusterSums;
import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.BenjaminiHochberg;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @Nested
    class A_wilson_interval {
        /** Newcombe (1998), Statistics in Medicine 17, 857-872, table I. */
        @ParameterizedTest
        @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
        void has_the_published_ends(long good, long total, double lower, double upper) {
            Wilson wilson = Wilson.of(new Ratio(good, total));

            assertThat(wilson.lower()).isCloseTo(lower, within(5e-5));
            assertThat(wilson.upper()).isCloseTo(upper, within(5e-5));
        }

        @Test
        void takes_contacts_of_one_segment_as_alike_where_segments_are_known() {
            List<Ratio> segments = List.of(new Ratio(20, 20), new Ratio(18, 20), new Ratio(4, 20), new Ratio(18, 20));
            Wilson wilson = Wilson.of(new Ratio(60, 80), segments);
            Wilson plain = Wilson.of(new Ratio(60, 80));

            assertThat(wilson.bySegment()).isTrue();
            assertThat(plain.bySegment()).isFalse();
            assertThat(wilson.lower()).isLessThan(plain.lower() - 0.1);
            assertThat(wilson.upper()).isGreaterThan(plain.upper() + 0.05);
        }

        @Test
        void does_not_use_segments_of_other_events() {
            Wilson wilson = Wilson.of(new Ratio(60, 80), List.of(new Ratio(20, 20), new Ratio(40, 61)));

            assertThat(wilson).isEqualTo(Wilson.of(new Ratio(60, 80)));
        }

        @Test
        void does_not_exist_without_events() {
            assertThat(Wilson.of(Ratio.NONE).lower()).isNaN();
            assertThat(Wilson.of(Ratio.NONE).text()).isEqualTo("\u2013");
            assertThat(Wilson.of(new Ratio(20, 20)).upper()).isEqualTo(1);
        }
    }

    @Nested
    class Adjusted_p_values {
        /** R: p.adjust(c(.001,.002,.003,.004,.005,.05,.06,.07,.08,.09), "BH"). */
        @Test
        void equal_those_of_r() {
            List<Double> adjusted =
                    BenjaminiHochberg.adjust(List.of(.001, .002, .003, .004, .005, .05, .06, .07, .08, .09));

            double[] expected = {.01, .01, .01, .01, .01, .0833333, .0857143, .0875, .0888889, .09};
            for (int i = 0; i < expected.length; i++) {
                assertThat(adjusted.get(i)).isCloseTo(expected[i], within(1e-7));
            }
        }

        @Test
        void keep_the_order_of_the_argument() {
            assertThat(BenjaminiHochberg.adjust(List.of(0.5, 0.01))).containsExactly(0.5, 0.02);
            assertThat(BenjaminiHochberg.adjust(List.of())).isEmpty();
        }
    }

    @Nested
    class Failing_steps {
        @Test
        void leave_out_what_has_few_visits_or_fails_less_than_elsewhere() {
            List<StepSlice> slices = List.of(
                    slice("ACT", "stage:spike", new Ratio(5, 19), new Ratio(900, 1000)),
                    slice("ACT", "stage:ramp", new Ratio(99, 100), new Ratio(900, 1000)),
                    slice("ACT", "all", new Ratio(900, 1000), Ratio.NONE),
                    slice("ACT", "behaviour:UPSET", new Ratio(50, 100), new Ratio(900, 1000)),
                    slice("ACT", "persona:terse", new Ratio(89, 100), new Ratio(900, 1000)));

            List<FailingStep> ranked = FailingStep.ranked(slices);

            assertThat(ranked).extracting(FailingStep::clear).containsExactly(true, false);
            assertThat(ranked.get(0).sentence())
                    .isEqualTo("\u201Cact\u201D fails in 50.0 % of 100 visits right after the customer showed anger,"
                            + " 5.0 times as often as elsewhere (10.0 %; 95 %: 3.8 to 6.6 times)."
                            + " Here or elsewhere there is one persona and scenario only. See c-000001, c-000002.");
            assertThat(ranked.get(1).sentence()).contains("this could be chance.");
            assertThat(ranked.get(0).excess()).isCloseTo(40, within(1e-9));
        }

        private static StepSlice slice(String step, String condition, Ratio visits, Ratio rest) {
            return new StepSlice(step, condition, visits, rest, ClusterSums.NONE, List.of("c-000001", "c-000002"));
        }
    }

    @Nested
    class Numbers_for_people {
        @ParameterizedTest
        @CsvSource({
            "0.614, 61.4 %",
            "0.9997, 99.97 %",
            "1, 100.0 %",
            "0, 0.0 %",
            "0.0002, 0.02 %",
            "0.99999, 99.999 %",
            "0.9999999, 100.0000 %",
            "NaN, \u2013"
        })
        void never_round_a_share_to_all_or_nothing_within_four_digits(double share, String text) {
            assertThat(Numbers.percent(share)).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource({
            "0.98992, 0.99, 98.99 %",
            "0.9900001, 0.99, 99.0000 %",
            "0.99, 0.99, 99.0 %",
            "0.614, 0.7, 61.4 %",
            "0.9997, 0.999, 99.97 %",
            "0.69999, 0.7, 69.999 %",
            "NaN, 0.7, \u2013"
        })
        void show_a_share_on_its_own_side_of_the_target(double share, BigDecimal target, String text) {
            assertThat(Numbers.percent(share, target)).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource({"0.70, 70 %", "0.999, 99.9 %", "0.5, 50 %", "0.1, 10 %"})
        void print_a_target_as_given(BigDecimal target, String text) {
            assertThat(Numbers.percent(target)).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource({"840.4, 840 ms", "1999, '1,999 ms'", "2000, 2.00 s", "NaN, \u2013"})
        void change_unit_at_two_seconds(double millis, String text) {
            assertThat(Numbers.millis(millis)).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource({"94.31, 94.3 s", "119.99, 120.0 s", "120, 2 min 0 s", "3725, 62 min 5 s"})
        void change_unit_at_two_minutes(double seconds, String text) {
            assertThat(Numbers.duration(seconds)).isEqualTo(text);
        }
    }

    @Nested
    class Text_from_outside {
        @Test
        void shows_what_would_steer_a_reader_unseen() {
            assertThat(Visible.of("a\u001B[31m\u202Eb\u2028c\r\nd\te\u0000\uDC00\uFFFE\uDB40\uDC41"))
                    .isEqualTo("a\u27E8U+001B\u27E9[31m\u27E8U+202E\u27E9b\u27E8U+2028\u27E9c\nd\te\u27E8U+0000\u27E9"
                            + "\uFFFD\uFFFD\u27E8U+E0041\u27E9");
        }

        @Test
        void keeps_letters_emoji_and_joiners() {
            String text = "Gr\u00FC\u00DFe \u05E9\u05DC\u05D5\u05DD \uD83D\uDC69\u200D\uD83D\uDCBB \u0915\u094D\u200D";

            assertThat(Visible.of(text)).isEqualTo(text);
        }

        @Test
        void fits_on_one_line() {
            assertThat(Visible.line("  a \n\t b\u00A0c\r\n")).isEqualTo("a b c");
        }
    }

    @Nested
    class Sentences_on_load {
        @Test
        void compare_the_lowest_and_highest_band_with_enough_events() {
            TreeMap<String, Ratio> bands = new TreeMap<>();
            bands.put("000001-000007", new Ratio(1, 2));
            bands.put("000008-000015", new Ratio(80, 100));
            bands.put("000016-000031", new Ratio(30, 100));

            assertThat(Sentences.overLoad("True containment", bands))
                    .isEqualTo("True containment is 80.0 % with 8\u201315 contacts in progress and 30.0 % with"
                            + " 16\u201331: load makes it worse.");
            assertThat(Sentences.overLoad("True containment", new TreeMap<>())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "band:000128-000255, with 128\u2013255 contacts in progress",
            "stage:spike, in stage spike",
            "behaviour:INTERRUPTED, right after the customer interrupted",
            "odd, under odd",
            "new:thing, under new:thing"
        })
        void say_a_condition_in_words(String condition, String words) {
            assertThat(Words.condition(condition)).isEqualTo(words);
        }
    }
}
