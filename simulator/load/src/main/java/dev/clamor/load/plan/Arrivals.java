package dev.clamor.load.plan;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.Arrays;

/**
 * When each customer is due: a pure function of (workload, seed).
 *
 * <p>The i-th arrival is the instant at which the cumulative rate reaches S_i. Poisson: S_i is the sum of i + 1
 * exponentials of mean 1 (stream ARRIVAL, one per index); even: S_i = i + 1/2. Within a stage the cumulative rate is a
 * quadratic, inverted in closed form.
 */
public final class Arrivals {
    private static final double MICROS = 1e6;

    private Arrivals() {}

    /**
     * Due times of all planned contacts in microseconds since the run's start, ascending.
     *
     * @param maxContacts at most so many; 0 for no limit
     */
    public static long[] dueMicros(Workload.OpenWorkload workload, long maxContacts, RandomStreams streams) {
        double expected =
                workload.stages().stream().mapToDouble(Stage::contacts).sum();
        long[] due = new long[(int) (expected + 8 * Math.sqrt(expected) + 16)];
        int count = 0;
        int stage = 0;
        double stageStart = 0;
        double before = 0;
        double reached = workload.spacing() == Workload.Spacing.EVEN ? -0.5 : 0;
        while (maxContacts == 0 || count < maxContacts) {
            reached +=
                    workload.spacing() == Workload.Spacing.EVEN ? 1 : streams.exponential(count, Purpose.ARRIVAL, 0, 0);
            while (stage < workload.stages().size()
                    && before + workload.stages().get(stage).contacts() <= reached) {
                before += workload.stages().get(stage).contacts();
                stageStart += workload.stages().get(stage).seconds();
                stage++;
            }
            if (stage == workload.stages().size()) {
                break;
            }
            if (count == due.length) {
                due = Arrays.copyOf(due, 2 * due.length);
            }
            due[count++] = Math.round(
                    MICROS * (stageStart + secondsWithin(workload.stages().get(stage), reached - before)));
        }
        return Arrays.copyOf(due, count);
    }

    /** The stage in which an instant falls; the last one for instants at or after the end. */
    public static Stage stageAt(Workload.OpenWorkload workload, long micros) {
        double end = 0;
        for (Stage stage : workload.stages()) {
            end += stage.seconds();
            if (micros < end * MICROS) {
                return stage;
            }
        }
        return workload.stages().get(workload.stages().size() - 1);
    }

    /** Solves from t + (to - from) t^2 / (2 T) = contacts for t, in the form that is stable when the rates are equal. */
    private static double secondsWithin(Stage stage, double contacts) {
        double slope = (stage.toPerSecond() - stage.fromPerSecond()) / stage.seconds();
        double root =
                StrictMath.sqrt(Math.max(0, stage.fromPerSecond() * stage.fromPerSecond() + 2 * slope * contacts));
        double sum = stage.fromPerSecond() + root;
        return sum == 0 ? 0 : Math.min(stage.seconds(), 2 * contacts / sum);
    }
}
