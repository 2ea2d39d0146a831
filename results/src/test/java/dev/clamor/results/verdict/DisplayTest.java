package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.ClusteredWilson;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.Slo.Estimand;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final List<Ratio> SEGMENTS =
            List.of(new Ratio(20, 20), new Ratio(18, 20), new Ratio(4, 20), new Ratio(18, 20));

    @Test
    void for_the_population_contacts_of_one_segment_are_alike() {
        Display display = Display.of(Estimand.POPULATION, new Ratio(60, 80), SEGMENTS);
        Interval interval = ClusteredWilson.measured(SEGMENTS, 0.05);

        assertThat(display)
                .isEqualTo(new Display(interval.lower(), interval.upper(), 0.95, "Wilson on persona x scenario"));
    }

    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81 of 263, four decimals.
    @Test
    void for_the_suite_or_without_segments_contacts_are_independent() {
        Display suite = Display.of(Estimand.SUITE, new Ratio(81, 263), SEGMENTS);
        Display unknown = Display.of(Estimand.POPULATION, new Ratio(81, 263), Collections.emptyList());

        assertThat(suite).isEqualTo(unknown);
        assertThat(suite.lower()).isCloseTo(0.2553, within(5e-5));
        assertThat(suite.upper()).isCloseTo(0.3662, within(5e-5));
        assertThat(suite.method()).isEqualTo("Wilson, contacts taken as independent");
    }

    @Test
    void without_events_there_is_none() {
        assertThat(Display.of(Estimand.POPULATION, Ratio.NONE, List.of()).lower())
                .isNaN();
        assertThat(Display.of(Estimand.SUITE, Ratio.NONE, List.of()).upper()).isNaN();
    }

    @Test
    void every_finding_has_one() {
        Slo slo = Runs.slo("o", "breachFree", "0.90", true);
        Finding finding =
                Findings.of(slo, Runs.healthy().with("breachFree", 81, 263).snapshot(), Runs.objectives(slo));

        assertThat(finding.display().lower()).isCloseTo(0.2553, within(5e-5));
        assertThat(finding.display().level()).isEqualTo(0.95);
    }
}
