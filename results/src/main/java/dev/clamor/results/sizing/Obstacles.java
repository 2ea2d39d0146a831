package dev.clamor.results.sizing;

import dev.clamor.results.inference.Intervals;
import dev.clamor.results.sizing.Sizing.Cause;
import dev.clamor.results.sizing.Sizing.Kind;
import dev.clamor.results.sizing.Sizing.Obstacle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Why a plan cannot decide an objective, and what would help; in sentences with their numbers. */
final class Obstacles {
    private static final int MOST_SEGMENTS = 100_000;
    private static final double SECONDS_PER_MINUTE = 60;

    private final Gated gated;
    private final Traffic traffic;
    private final double wanted;

    Obstacles(Gated gated, Traffic traffic, double wanted) {
        this.gated = gated;
        this.traffic = traffic;
        this.wanted = wanted;
    }

    /**
     * The obstacle, if there is one.
     *
     * @param contacts judged contacts that give the chance asked for, if any do
     */
    Optional<Obstacle> find(OptionalDouble contacts, double most) {
        if (contacts.isEmpty() && gated.most() < wanted) {
            return Optional.of(new Obstacle(Cause.TOO_FEW_SEGMENTS, segments(), moreSegments(most)));
        }
        if (contacts.isEmpty()) {
            return Optional.of(outOfReach(most));
        }
        return gated.possible(traffic.planned())
                ? Optional.empty()
                : Optional.of(new Obstacle(Cause.TOO_FEW_EVENTS, events(), moreContacts(contacts.getAsDouble())));
    }

    private String segments() {
        double least =
                Intervals.leastAllGood(gated.demand().target(), gated.demand().alpha());
        String flawless = gated.demand().segments() < least
                ? text("; with no bad event each segment counts as one, and it takes %,.0f", least)
                : "";
        return text(
                "%,d segments (pairs of persona and scenario) have events%s; at the assumed share of %s and likeness of"
                        + " %s the chance of meeting it stays at about %s however long the run is",
                gated.demand().segments(),
                flawless,
                percent(gated.demand().rate().value()),
                number(gated.demand().icc().value()),
                percent(gated.most()));
    }

    private String moreSegments(double most) {
        Demand demand = gated.demand();
        IndependentEvents alone = new IndependentEvents(demand.binomial(), demand.eventsPerContact());
        OptionalDouble contacts = alone.least(wanted, most);
        String suite = contacts.isPresent()
                ? text(", or estimand: suite, with which %s", moreContacts(contacts.getAsDouble()))
                : "";
        return text("about %,d equally busy segments (more personas or scenarios)%s", segmentsNeeded(), suite);
    }

    /** Equally busy segments whose worth without end of contacts is what it takes. */
    private int segmentsNeeded() {
        Demand demand = gated.demand();
        OptionalLong needed = demand.binomial().leastFor(wanted);
        if (demand.rate().value() >= 1) {
            return (int) needed.orElse(MOST_SEGMENTS);
        }
        int k = Math.max(3, demand.segments());
        while (k < MOST_SEGMENTS
                && new Effective(
                                        java.util.Collections.nCopies(k, 1.0),
                                        demand.icc().value(),
                                        demand.alpha())
                                .endless()
                        < needed.orElse(Long.MAX_VALUE)) {
            k += 1 + k / 50;
        }
        return k;
    }

    private String events() {
        String what = gated.kind() == Kind.TIMESLICES ? "slices" : "events";
        boolean asked = gated.leastEvents() <= gated.demand().slo().minimumEvents();
        return text(
                "about %,.0f %s are expected; %s %,.0f%s",
                gated.events(traffic.planned()),
                what,
                asked ? "minimumEvents is" : "it takes",
                gated.leastEvents(),
                asked ? "" : " even if none is bad");
    }

    private String moreContacts(double contacts) {
        return text(
                "%,.0f judged contacts (%s at the plan's rate) are enough",
                Math.ceil(contacts), minutes(traffic.secondsFor(contacts)));
    }

    private Obstacle outOfReach(double most) {
        if (gated.kind() == Kind.BASELINE && Gated.margin(gated.demand().slo()) <= 0) {
            return new Obstacle(
                    Cause.OUT_OF_REACH,
                    "the margin is 0, so an agent just as good as its baseline is never shown to be",
                    "a margin above 0");
        }
        return new Obstacle(
                Cause.OUT_OF_REACH,
                text("not even %,.0f judged contacts, the most that a plan can have, would do", most),
                "a target further from the assumed share, or a higher arrival rate");
    }

    private static String minutes(double seconds) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        return text(minutes < 10 ? "%.1f minutes" : "%,.0f minutes", minutes);
    }

    private static String percent(double share) {
        return number(100 * share) + " %";
    }

    private static String number(double number) {
        return java.math.BigDecimal.valueOf(number)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String text(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
