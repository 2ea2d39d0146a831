package dev.clamor.results.verdict;

import dev.clamor.conversation.Fault;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.StopFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a run counts at all. What was not measured does not pass: a run without health samples cannot show that its
 * generator kept up.
 */
final class RunChecks {
    private static final double LEAST_MIX_P = 0.001;
    private static final double MICROS = 1e6;
    /** Share of the contacts that may be discarded because the run ended. */
    private static final double MOST_CUT = 0.02;

    private static final String HARNESS_FAULT = "HARNESS_FAULT";
    private static final String SETUP_FAILED = "SETUP_FAILED";
    private static final String RUN_ENDED = "RUN_ENDED";
    private static final List<String> CUT = List.of(RUN_ENDED, "INTERRUPTED", "SPEND_CAP");

    private final MetricsSnapshot snapshot;
    private final Manifest manifest;
    private final Manifest.HealthLimits limits;
    private final MetricsSnapshot.Health health;
    private final Optional<StopFacts> stop;

    private RunChecks(MetricsSnapshot snapshot, Manifest manifest, Optional<StopFacts> stop) {
        this.stop = stop;
        this.snapshot = snapshot;
        this.manifest = manifest;
        this.limits = manifest.limits();
        this.health = snapshot.health();
    }

    /**
     * Every check, in the order in which a reader should care.
     *
     * @param stop the rule that ended the run, found again in its log
     */
    static List<Check> of(MetricsSnapshot snapshot, Manifest manifest, Optional<StopFacts> stop) {
        return new RunChecks(snapshot, manifest, stop).all();
    }

    private List<Check> all() {
        return Stream.of(
                        ShardChecks.of(manifest),
                        List.of(ended(), lost(), events(), harnessFaults(), arrivals()),
                        GeneratorChecks.of(health, limits),
                        List.of(personaMix()),
                        snapshot.faults().isEmpty() ? List.<Check>of() : List.of(faults()))
                .flatMap(List::stream)
                .toList();
    }

    private Check ended() {
        Optional<RunEnded> end = snapshot.end();
        if (end.isEmpty()) {
            return new Check(
                    CheckCode.RUN_ENDED,
                    false,
                    "The log has no end: the run was killed, its log could not be written, or it is still going.");
        }
        EndReason reason = end.get().reason();
        if (reason == EndReason.DRAIN_LIMIT) {
            return drained(end.get());
        }
        if (reason == EndReason.DECIDED) {
            return decided(end.get());
        }
        boolean passed = reason == EndReason.COMPLETED;
        return new Check(
                CheckCode.RUN_ENDED,
                passed,
                passed ? "The run was completed." : "The run was not completed: " + plain(reason) + ".");
    }

    /** Slow customers may be cut off at the drain limit, which the plan states; many would bias every rate. */
    private Check drained(RunEnded end) {
        long cut = snapshot.contacts().discarded().getOrDefault(RUN_ENDED, 0L);
        boolean passed = cut <= MOST_CUT * end.opened();
        return new Check(
                CheckCode.RUN_ENDED,
                passed,
                "The run ended at its drain limit with " + Words.count(cut) + " of " + Words.count(end.opened())
                        + " contacts still going; at most " + Words.percent(MOST_CUT) + " may be.");
    }

    /** What the run saw as it went on must be in its log; and what the gate then judges must not lack the slow customers. */
    private Check decided(RunEnded end) {
        if (stop.isEmpty()) {
            return new Check(
                    CheckCode.RUN_ENDED,
                    false,
                    "The run was not completed: it says that a rule had decided, but by its log none of the declared ones has.");
        }
        String because = "The rule " + stop.get().rule() + " decided after contact "
                + Words.count(stop.get().atContact()) + ", as its log shows";
        if (stop.get().toward() == Decision.ROLL_BACK) {
            return new Check(CheckCode.RUN_ENDED, true, because + ".");
        }
        long cut = CUT.stream()
                .mapToLong(why -> snapshot.contacts().discarded().getOrDefault(why, 0L))
                .sum();
        return new Check(
                CheckCode.RUN_ENDED,
                cut <= MOST_CUT * end.opened(),
                because + ", with " + Words.count(cut) + " of " + Words.count(end.opened())
                        + " contacts still going at the end; at most " + Words.percent(MOST_CUT) + " may be.");
    }

    private static String plain(EndReason reason) {
        return switch (reason) {
            case COMPLETED -> "completed";
            case STOPPED_BY_USER -> "it was stopped by the user";
            case DRAIN_LIMIT -> "conversations were still going when the time for the last ones was over";
            case SPEND_CAP -> "what the agent may cost was spent";
            case CRASHED -> "it crashed";
            case LOG_FAILED -> "its log could not be written any more";
            case DECIDED -> "a rule had decided";
            case TOO_LATE -> "the generator was not ready at the instant at which it was to begin, so nothing was sent";
        };
    }

    private Check lost() {
        long open = snapshot.contacts().open();
        long opened = snapshot.contacts().opened();
        long missing = snapshot.end().map(e -> Math.abs(e.opened() - opened)).orElse(0L);
        String because = open == 0 && missing == 0
                ? "Every contact that began has an end in the log."
                : Words.count(open)
                        + " contacts have no end in the log, and the numbers of contacts begun in the log and"
                        + " told by the generator differ by " + Words.count(missing) + ".";
        return new Check(CheckCode.CONTACTS_LOST, open == 0 && missing == 0, because);
    }

    /** A run is judged under the conditions that it states, or not at all. */
    private Check faults() {
        long ended = snapshot.end().map(RunEnded::atMicros).orElse(Long.MAX_VALUE);
        List<String> wrong = snapshot.faults().stream()
                .filter(fault -> !fault.problems().isEmpty()
                        || Double.isNaN(fault.onSeconds()) && fault.fromSeconds() * MICROS < ended)
                .map(fault -> fault.fault() + ": "
                        + (fault.problems().isEmpty() ? "it was not begun" : String.join("; ", fault.problems())))
                .toList();
        return new Check(
                CheckCode.FAULTS_SWITCHED,
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "Every planned fault was switched as planned."
                        : "Not every planned fault was switched as planned: " + String.join("; ", wrong) + ".");
    }

    private Check events() {
        long valid = snapshot.contacts().valid();
        return new Check(CheckCode.EVENTS, valid > 0, Words.count(valid) + " valid contacts; at least one is needed.");
    }

    private Check harnessFaults() {
        long faults = snapshot.end().map(RunEnded::harnessFaults).orElse(0L)
                + Stream.of(Fault.values())
                        .filter(fault -> fault.blame() == Fault.Blame.HARNESS)
                        .mapToLong(fault -> snapshot.risk().faults().getOrDefault(fault.name(), 0L))
                        .sum()
                + snapshot.contacts().discarded().getOrDefault(HARNESS_FAULT, 0L)
                + snapshot.contacts().discarded().getOrDefault(SETUP_FAILED, 0L);
        return new Check(
                CheckCode.HARNESS_FAULTS, faults == 0, Words.count(faults) + " faults of our own; none are allowed.");
    }

    private Check arrivals() {
        boolean fixed = stop.isEmpty() && !manifest.knee().asked();
        long planned = fixed ? planned() : due();
        long opened = snapshot.contacts().opened();
        boolean passed = planned > 0 && opened >= limits.achieved() * planned;
        return new Check(
                CheckCode.ARRIVALS,
                passed,
                Words.count(opened) + " of " + Words.count(planned) + " planned contacts "
                        + (fixed ? "" : "that were due by then ") + "began; at least "
                        + Words.percent(limits.achieved()) + " must." + heldBack());
    }

    /** What was planned by the end; a closed workload did not know it at its beginning, see docs/closed-workloads.md. */
    private long planned() {
        return planned(snapshot, manifest);
    }

    /** The same of any run. */
    static long planned(MetricsSnapshot snapshot, Manifest manifest) {
        return Math.max(
                manifest.plannedContacts(),
                snapshot.end().map(RunEnded::planned).orElse(0L));
    }

    /** What was due before the rule had decided, or all that a search has planned. */
    private long due() {
        return snapshot.end().map(RunEnded::due).orElse(manifest.plannedContacts());
    }

    private String heldBack() {
        long contacts = health.held().contacts();
        return contacts == 0 ? "" : " The agent's ceilings held " + Words.count(contacts) + " of them back.";
    }

    private Check personaMix() {
        Map<String, Double> weights = new TreeMap<>();
        manifest.personas().forEach(p -> weights.merge(p.id(), p.weight(), Double::sum));
        double p = MixTest.pValue(snapshot.personas(), weights);
        if (Double.isNaN(p)) {
            return new Check(
                    CheckCode.PERSONA_MIX, false, "No judged contacts to compare with the planned mix of personas.");
        }
        boolean passed = p >= LEAST_MIX_P;
        return new Check(
                CheckCode.PERSONA_MIX,
                passed,
                String.format(
                        Locale.ROOT,
                        "The mix of personas %s the plan (chi-square, p %s; below %.3f it does not).",
                        passed ? "agrees with" : "differs from",
                        p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "= %.4f", p),
                        LEAST_MIX_P));
    }
}
