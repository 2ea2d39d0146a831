package dev.clamor.load.plan;

import dev.clamor.document.Section;
import java.util.Optional;

/**
 * How the highest bearable load is searched for.
 *
 * @param from contacts a second of the first step
 * @param to contacts a second of the highest step
 * @param factor by which the load rises from step to step until it breaks, above 1
 * @param mostContacts judged contacts of a step at most
 * @param mostSeconds in which these are sent at most
 * @param leadSeconds how long a load is on before its contacts are judged
 * @param resolution the search ends when the highest good and the lowest bad load are at most this share apart
 */
public record KneeSettings(
        double from,
        double to,
        double factor,
        long mostContacts,
        double mostSeconds,
        double leadSeconds,
        double resolution) {
    /** Where a plan says nothing. */
    public static final KneeSettings DEFAULT = new KneeSettings(8, 100, 1.5, 2_000, 120, 15, 0.1);

    /** Refinements beyond plain bisection: where a step stays undecided the search goes on around it. */
    private static final int SPARE = 2;
    /** Times as long as a step. */
    private static final int RECOVERY = 4;

    private static final double MAX_RATE = 100_000;
    private static final double MAX_SECONDS = 86_400;

    /** Those under {@code knee} of a plan, or the defaults. */
    static KneeSettings read(Section plan) {
        Optional<Section> section = plan.optionalSection("knee");
        return section.map(KneeSettings::of).orElse(DEFAULT);
    }

    private static KneeSettings of(Section knee) {
        double from = knee.number("from", 0.01, MAX_RATE, DEFAULT.from);
        KneeSettings settings = new KneeSettings(
                from,
                knee.number("to", 0.01, MAX_RATE, Math.max(from, DEFAULT.to)),
                knee.number("factor", 1.05, 10, DEFAULT.factor),
                (long) knee.number("most_contacts", 20, 1_000_000, DEFAULT.mostContacts),
                knee.number("most_seconds", 1, MAX_SECONDS, DEFAULT.mostSeconds),
                knee.number("lead_seconds", 0, MAX_SECONDS, DEFAULT.leadSeconds),
                knee.number("resolution", 0.01, 1, DEFAULT.resolution));
        if (settings.to < settings.from) {
            knee.wrong("to", "at least from, " + settings.from, Double.toString(settings.to));
        }
        knee.end();
        return settings;
    }

    /** The same up to another highest load. */
    public KneeSettings upTo(double highest) {
        return new KneeSettings(from, highest, factor, mostContacts, mostSeconds, leadSeconds, resolution);
    }

    /** Steps of the first rise at most. */
    public int climb() {
        return (int) Math.ceil(Math.log(to / from) / Math.log(factor) - 1e-9) + 1;
    }

    /** Steps between a good and a bad load at most. */
    public int refinements() {
        double halvings = Math.log(Math.log(factor) / Math.log1p(resolution)) / Math.log(2);
        return (int) Math.max(0, Math.ceil(halvings)) + SPARE;
    }

    /** In which the contacts of the recovery are sent at most: its load is the least, and it is held for their sake. */
    public double recoverySeconds() {
        return RECOVERY * mostSeconds;
    }

    /** Steps at most. */
    public int mostSteps() {
        return climb() + refinements();
    }

    /** A load as a step may have it: three significant digits, so that its name tells it exactly. */
    static double rounded(double rate) {
        return new java.math.BigDecimal(rate)
                .round(new java.math.MathContext(3))
                .doubleValue();
    }
}
