package dev.clamor.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import dev.clamor.metrics.MetricsSnapshot.Recovery;
import dev.clamor.metrics.MetricsSnapshot.TurnsThen;
import dev.clamor.metrics.Ratio;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FaultFindingTest {
    private static final Recovery UNKNOWN = new Recovery(Ratio.NONE, Double.NaN, Double.NaN, Double.NaN);

    private static String sentence(
            double onSeconds, Map<String, TurnsThen> turns, Recovery recovery, String... problems) {
        FaultImpact impact = new FaultImpact(
                "far_away",
                "slow_drip",
                20,
                28.5,
                onSeconds,
                28.5,
                List.of(problems),
                new TreeMap<>(),
                new TreeMap<>(turns),
                recovery);
        return FaultFinding.of(List.of(impact)).get(0).because();
    }

    @Test
    void it_says_what_failed_under_it_and_before_and_when_that_was_over() {
        Map<String, TurnsThen> turns = Map.of(
                "before", new TurnsThen(new Ratio(198, 200), 200, 400),
                "inside", new TurnsThen(new Ratio(75, 100), 900, 3000));
        assertThat(sentence(20, turns, new Recovery(new Ratio(99, 100), 200, 2.5, Double.NaN)))
                .isEqualTo(
                        "Under \u201Cfar_away\u201D (slow drip, 20.0 to 28.5 s) 25.0 % (25 of 100) of the turns failed, "
                                + "before it 1.0 % (2 of 200); the median response time was 900 ms, before it 200 ms. After its end, "
                                + "failures were as before within 2.5 s and response times were not seen to be as before.");
    }

    @Test
    void it_says_when_there_is_nothing_to_say() {
        assertThat(sentence(Double.NaN, Map.of(), UNKNOWN)).endsWith("did not begin: the run ended before.");
        assertThat(sentence(20, Map.of(), UNKNOWN, "no such program"))
                .contains("no judged turn fell into it")
                .endsWith("It could not be switched as planned: no such program.");
    }
}
