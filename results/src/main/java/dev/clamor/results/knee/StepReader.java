package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.verdict.Finding.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes a step of its contacts. */
final class StepReader {
    private static final double MICROS = 1e6;
    private static final double MILLI = 1e3;
    private static final double TWO_SIDED = 1.96;
    /** Standard deviations by which chance alone may keep arrivals below what was planned. */
    private static final double CHANCE = 4;

    private final StepJudge judge;
    private final List<KneeContact> contacts;
    private final List<HealthSampled> samples;
    private final HealthLimits limits;

    /** @param contacts in the order of their arrival */
    StepReader(StepJudge judge, List<KneeContact> contacts, List<HealthSampled> samples, HealthLimits limits) {
        this.judge = judge;
        this.contacts = contacts;
        this.samples = samples;
        this.limits = limits;
    }

    /** Contacts of a step that count, in the order of their arrival. */
    List<KneeContact> valid(LoadStep step) {
        return contacts.stream()
                .filter(contact -> contact.valid() && contact.step().equals(step))
                .toList();
    }

    /** The step without its drift. */
    KneeStep step(LoadStep step) {
        List<KneeContact> valid = valid(step);
        List<OnStep> objectives = judge.judge(valid);
        List<KneeContact> begun =
                contacts.stream().filter(c -> c.step().equals(step)).toList();
        long from = begun.stream().mapToLong(KneeContact::openedMicros).min().orElse(0);
        long to = begun.stream().mapToLong(KneeContact::openedMicros).max().orElse(from);
        double seconds = (to - from) / MICROS;
        double arrivals = begun.size() < 2 || seconds == 0 ? Double.NaN : (begun.size() - 1) / seconds;
        long[] latencies = valid.stream()
                .flatMapToLong(c -> Arrays.stream(c.latencyMicros()))
                .sorted()
                .toArray();
        String generator = generator(step.rate(), arrivals, begun.size(), from, to);
        double chance = Math.min(1, TWO_SIDED / Math.sqrt(Math.max(1, begun.size())));
        return new KneeStep(
                step.number(),
                step.rate(),
                step.rate() * (1 - chance),
                step.rate() * (1 + chance),
                generator.isEmpty() ? StepJudge.together(objectives) : State.INCONCLUSIVE,
                valid.size(),
                from / MICROS,
                to / MICROS,
                arrivals,
                begun.stream().mapToInt(KneeContact::inProgress).average().orElse(Double.NaN),
                seconds == 0 ? Double.NaN : replies(from, to) / seconds,
                rank(latencies, 0.5),
                rank(latencies, 0.95),
                generator,
                objectives,
                List.of());
    }

    static KneeStep with(KneeStep s, List<Shift> drift) {
        return new KneeStep(
                s.number(),
                s.rate(),
                s.rateLower(),
                s.rateUpper(),
                s.state(),
                s.contacts(),
                s.fromSeconds(),
                s.toSeconds(),
                s.arrivals(),
                s.concurrency(),
                s.turns(),
                s.p50(),
                s.p95(),
                s.generator(),
                s.objectives(),
                drift);
    }

    private String generator(double planned, double arrivals, int begun, long from, long to) {
        double least = planned * (limits.achieved() - CHANCE / Math.sqrt(Math.max(1, begun)));
        if (arrivals < least) {
            return String.format(
                    Locale.ROOT, "%.1f of %.1f contacts a second began, held back by us", arrivals, planned);
        }
        double lag = worst(from, to, true);
        if (lag > limits.lagP99Millis()) {
            return String.format(Locale.ROOT, "contacts began %.0f ms late (99th percentile)", lag);
        }
        double delay = worst(from, to, false);
        return delay > limits.loopDelayMillis()
                ? String.format(Locale.ROOT, "timers of the generator were %.0f ms late", delay)
                : "";
    }

    private double worst(long from, long to, boolean lag) {
        return samples.stream()
                        .filter(sample -> sample.atMicros() >= from && sample.atMicros() <= to)
                        .mapToLong(sample -> lag ? sample.lagP99Micros() : sample.loopDelayMaxMicros())
                        .max()
                        .orElse(0)
                / MILLI;
    }

    private long replies(long from, long to) {
        return contacts.stream()
                .flatMapToLong(contact -> Arrays.stream(contact.replyMicros()))
                .filter(at -> at >= from && at <= to)
                .count();
    }

    /** Nearest rank, in milliseconds; NaN without values. */
    static double rank(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1] / MILLI;
    }
}
