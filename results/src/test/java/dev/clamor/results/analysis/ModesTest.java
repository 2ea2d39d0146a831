package dev.clamor.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.ClusterSums;
import dev.clamor.metrics.FailureMode;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.ModeCounts;
import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.analysis.ModeFinding.State;
import dev.clamor.results.analysis.TradeOff.Change;
import dev.clamor.results.inference.Intervals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModesTest {
    private static final List<String> EXAMPLES = List.of("c-000003", "c-000017");

    @Nested
    class Of_contacts {
        @Test
        void are_clear_above_what_is_tolerated() {
            ModeFinding mode = found(FailureMode.OVER_AUTOMATION, 60, 300);

            assertThat(mode.state()).isEqualTo(State.CLEAR);
            assertThat(mode.share()).isEqualTo(0.2);
            assertThat(mode.lower()).isGreaterThan(ModeFinding.TOLERATED).isLessThan(0.2);
            assertThat(mode.examples()).isEqualTo(EXAMPLES);
            assertThat(mode.because())
                    .startsWith("Kept what should have been handed over in 20.0 % (60 of 300) of contacts that needed a"
                            + " human (95 %: ")
                    .endsWith("): never handed over 60, handed over too late 2.");
        }

        @Test
        void are_seen_when_they_may_be_below_it() {
            assertThat(found(FailureMode.OVER_AUTOMATION, 6, 300).state()).isEqualTo(State.SEEN);
        }

        @Test
        void are_not_seen_or_not_measured_when_there_is_nothing() {
            assertThat(found(FailureMode.OVER_AUTOMATION, 0, 300).state()).isEqualTo(State.NOT_SEEN);
            ModeFinding unknown = found(FailureMode.OVER_AUTOMATION, 0, 0);
            assertThat(unknown.state()).isEqualTo(State.NOT_MEASURED);
            assertThat(unknown.share()).isNaN();
            assertThat(finding(Snapshots.nothing().snapshot(), FailureMode.SHALLOW_CONTEXT)
                            .state())
                    .isEqualTo(State.NOT_MEASURED);
        }

        @Test
        void are_less_sure_when_segments_are_alike() {
            SortedMap<String, Ratio> alike = new TreeMap<>();
            for (int i = 0; i < 10; i++) {
                alike.put("p/s" + i, new Ratio(i < 2 ? 0 : 30, 30));
            }
            MetricsSnapshot run = Snapshots.nothing()
                    .mode("OVER_AUTOMATION", new ModeCounts(new Ratio(240, 300), alike, new TreeMap<>(), EXAMPLES))
                    .snapshot();
            ModeFinding mode = finding(run, FailureMode.OVER_AUTOMATION);

            assertThat(mode.state()).isEqualTo(State.SEEN);
            assertThat(mode.lower())
                    .isLessThan(Intervals.clopperPearson(60, 300, 0.05).lower());
        }

        @Test
        void without_a_trace_point_to_the_review() {
            assertThat(found(FailureMode.MISSING_FEEDBACK, 60, 300).because())
                    .endsWith("Read them: clamor review RUN_DIR.");
        }

        private ModeFinding found(FailureMode mode, long shown, long of) {
            SortedMap<String, Ratio> segments = new TreeMap<>();
            for (int i = 0; i < 10; i++) {
                long all = of * (i + 1) / 10 - of * i / 10;
                long bad = shown * (i + 1) / 10 - shown * i / 10;
                segments.put("p/s" + i, new Ratio(all - bad, all));
            }
            SortedMap<String, Long> causes = new TreeMap<>(Map.of("NEVER_HANDED_OVER", shown, "HANDED_OVER_LATE", 2L));
            ModeCounts counts = new ModeCounts(new Ratio(of - shown, of), segments, causes, EXAMPLES);
            return finding(Snapshots.nothing().mode(mode.name(), counts).snapshot(), mode);
        }
    }

    @Nested
    class Local_optimisation {
        private final Change gain = new Change("rawContainment", new Ratio(8, 10), new Ratio(7, 10), 0.1, 0.05, 0.15);
        private final Change price = new Change("repeatFree", new Ratio(8, 10), new Ratio(9, 10), -0.1, -0.2, -0.01);

        @Test
        void needs_a_baseline() {
            assertThat(local(Optional.empty()).state()).isEqualTo(State.NOT_MEASURED);
            assertThat(local(Optional.of(List.of())).state()).isEqualTo(State.NOT_SEEN);
        }

        @Test
        void is_a_trade_off_clear_or_not() {
            ModeFinding clear = local(Optional.of(List.of(new TradeOff(gain, price, true, "Bought."))));

            assertThat(clear.state()).isEqualTo(State.CLEAR);
            assertThat(clear.because()).isEqualTo("Bought.");
            assertThat(clear.causes()).containsOnly(Map.entry("repeatFree", 1L));
            assertThat(local(Optional.of(List.of(new TradeOff(gain, price, false, "Perhaps."))))
                            .state())
                    .isEqualTo(State.SEEN);
        }

        private ModeFinding local(Optional<List<TradeOff>> tradeOffs) {
            return Modes.of(Snapshots.nothing().snapshot(), tradeOffs).get(FailureMode.LOCAL_OPTIMISATION.ordinal());
        }
    }

    @Nested
    class An_unready_process {
        @Test
        void is_a_step_that_fails_for_every_persona() {
            MetricsSnapshot run = Snapshots.nothing()
                    .step("ACT", segments(0.30, 0.32, 0.28))
                    .step("IDENTIFY", segments(0.01, 0.02, 0.01))
                    .step(new StepSlice("ACT", "all", new Ratio(700, 1000), Ratio.NONE, ClusterSums.NONE, EXAMPLES))
                    .snapshot();
            ModeFinding mode = finding(run, FailureMode.UNREADY_PROCESS);

            assertThat(mode.state()).isEqualTo(State.CLEAR);
            assertThat(mode.share()).isCloseTo(0.30, within(1e-12));
            assertThat(mode.causes()).containsOnlyKeys("ACT");
            assertThat(mode.examples()).isEqualTo(EXAMPLES);
            assertThat(mode.because())
                    .startsWith("The step \u201Cact\u201D fails whoever asks: in 30.0 % of 1,200 visits (95 %: ")
                    .contains(
                            "), and for each of 3 personas in at least 28.0 %; nothing says that personas differ (p = ");
        }

        @Test
        void is_not_one_that_some_personas_master() {
            MetricsSnapshot run =
                    Snapshots.nothing().step("ACT", segments(0.60, 0.60, 0.05)).snapshot();

            assertThat(finding(run, FailureMode.UNREADY_PROCESS).state()).isEqualTo(State.NOT_SEEN);
        }

        @Test
        void names_the_persona_for_whom_it_is_worse_still() {
            MetricsSnapshot run =
                    Snapshots.nothing().step("ACT", segments(0.20, 0.20, 0.80)).snapshot();

            assertThat(finding(run, FailureMode.UNREADY_PROCESS).because())
                    .endsWith(" in at least 20.0 %, for one in 80.0 %.");
        }

        @Test
        void needs_three_personas_of_twenty_visits() {
            SortedMap<String, Ratio> two = segments(0.5, 0.5, 0.5);
            two.keySet().removeIf(segment -> segment.startsWith("p2/"));
            two.put("p2/s0", new Ratio(5, 19));
            MetricsSnapshot run = Snapshots.nothing().step("ACT", two).snapshot();

            assertThat(finding(run, FailureMode.UNREADY_PROCESS).state()).isEqualTo(State.NOT_MEASURED);
        }

        /**
         * By hand: 200 visits each, 60, 64 and 56 bad of 600: chi-square = 200 x 2 x 0.02² / (0.3 x 0.7) = 0.761905 on 2
         * degrees, p = exp(-0.380952) = 0.683210. The segments of a persona are equal, so that the design effect is 1.
         */
        @Test
        void tests_whether_personas_differ_by_chi_square() {
            SortedMap<String, SortedMap<String, Ratio>> steps = new TreeMap<>();
            SortedMap<String, Ratio> segments = new TreeMap<>();
            long[] bad = {60, 64, 56};
            for (int p = 0; p < bad.length; p++) {
                for (int s = 0; s < 4; s++) {
                    segments.put("p" + p + "/s" + s, new Ratio(50 - bad[p] / 4, 50));
                }
            }
            steps.put("ACT", segments);

            assertThat(UnreadyStep.all(steps).get(0).homogeneity()).isCloseTo(0.683210, within(1e-6));
        }

        /** Three personas in eight scenarios, 50 visits each. */
        private SortedMap<String, Ratio> segments(double... bad) {
            SortedMap<String, Ratio> segments = new TreeMap<>();
            for (int p = 0; p < bad.length; p++) {
                for (int s = 0; s < 8; s++) {
                    segments.put("p" + p + "/s" + s, new Ratio(Math.round(50 * (1 - bad[p])), 50));
                }
            }
            return segments;
        }
    }

    private static ModeFinding finding(MetricsSnapshot run, FailureMode mode) {
        List<ModeFinding> all = Modes.of(run, Optional.empty());
        assertThat(all).extracting(ModeFinding::mode).containsExactly(FailureMode.values());
        return all.get(mode.ordinal());
    }
}
