package dev.clamor.results.report;

import dev.clamor.results.knee.Knee;
import dev.clamor.results.knee.KneeStep;
import dev.clamor.results.knee.OnStep;
import dev.clamor.results.knee.Recovery;
import dev.clamor.results.knee.Shift;
import dev.clamor.results.verdict.Finding.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Hand-made: 18 conversations a second are held, 22.7 are not, 27 could not be decided. */
final class SampleKnee {
    private SampleKnee() {}

    static Knee found() {
        KneeStep again = step(0, 4, State.INCONCLUSIVE, 0.93, "");
        return new Knee(
                Knee.Outcome.FOUND,
                18,
                22.7,
                20.2,
                "humans-when-needed",
                "holds all objectives that decide up to 20.2 conversations a second (18 to 22.7).",
                List.of(
                        step(1, 18.4, State.MET, 0.96, ""),
                        step(2, 27, State.INCONCLUSIVE, 0.8, "timers of the generator were 2000 ms late"),
                        step(3, 22, State.BREACHED, Double.NaN, "")),
                Optional.of(
                        new Recovery(Recovery.State.UNDECIDED, Double.NaN, again, List.of(shift(0.3)), "Afterwards.")),
                List.of("Undecided at 27 conversations a second."));
    }

    private static KneeStep step(int number, double rate, State state, double share, String generator) {
        OnStep objective = new OnStep(
                "humans-when-needed",
                "escalationRecall",
                new BigDecimal("0.90"),
                300,
                320,
                share,
                280,
                share - 0.04,
                share + 0.02,
                share - 0.03,
                share + 0.02,
                0.2,
                state);
        return new KneeStep(
                number,
                rate,
                0.97 * rate,
                1.03 * rate,
                state,
                1_200,
                15,
                75,
                rate,
                4 * rate,
                3 * rate,
                210,
                900,
                generator,
                List.of(objective),
                List.of(shift(0.001)));
    }

    private static Shift shift(double p) {
        return new Shift("latency", 0.7, 0.3, -0.4, -0.5, -0.3, p, p < 0.05);
    }
}
