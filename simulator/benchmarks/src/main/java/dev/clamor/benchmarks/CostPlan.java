package dev.clamor.benchmarks;

import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import java.nio.file.Path;
import java.util.List;

/**
 * What every run of the comparison does.
 *
 * @param perSecond contacts started per second, evenly spaced
 * @param seconds how long they are started
 * @param warmUpSeconds left out at the beginning
 * @param agent where to send
 * @param recording requests by contact
 * @param scratch folder for what a run writes
 * @param haste what customers' pauses are divided by
 */
public record CostPlan(
        double perSecond,
        double seconds,
        double warmUpSeconds,
        String agent,
        Path recording,
        Path scratch,
        double haste) {
    /** Left out at the end, when the last contacts run out. */
    private static final double LAST_SECOND = 1;

    /** As arguments of a child process. */
    public List<String> arguments() {
        return List.of(
                Double.toString(perSecond),
                Double.toString(seconds),
                Double.toString(warmUpSeconds),
                agent,
                recording.toString(),
                scratch.toString(),
                Double.toString(haste));
    }

    /** From {@link #arguments}, beginning at {@code first}. */
    public static CostPlan of(String[] args, int first) {
        return new CostPlan(
                Double.parseDouble(args[first]),
                Double.parseDouble(args[first + 1]),
                Double.parseDouble(args[first + 2]),
                args[first + 3],
                Path.of(args[first + 4]),
                Path.of(args[first + 5]),
                Double.parseDouble(args[first + 6]));
    }

    /** Contacts, evenly spaced. */
    public Workload.OpenWorkload workload() {
        return new Workload.OpenWorkload(
                List.of(new Stage("steady", perSecond, perSecond, seconds, false)), Workload.Spacing.EVEN);
    }

    /** How customers speak in it. */
    public DialogueSettings settings() {
        return new DialogueSettings(haste, DialogueSettings.Leaving.SURVEY_EXIT);
    }

    /** Seconds after the first turn at which the measured window ends. */
    public double windowEnd() {
        return seconds - LAST_SECOND;
    }
}
