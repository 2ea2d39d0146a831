package dev.clamor.results.sizing;

import dev.clamor.results.inference.Intervals;
import dev.clamor.results.sizing.Sizing.Cause;
import dev.clamor.results.sizing.Sizing.Kind;
import dev.clamor.results.sizing.Sizing.Obstacle;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Why a plan cannot decide an objective, and what would help; in sentences with their numbers. */
final class Obstacles {
    private static final int MOST_SEGMENTS = 100_000;
    private static final double SECONDS_PER_MINUTE = 60;

    private final Gated gated;
    private final Traffic traffic;
    private final double wanted;
    private final double most;

    /**
     * @param most the most judged contacts that a plan can have
     */
    Obstacles(Gated gated, Traffic traffic, double wanted, double most) {
        this.gated = gated;
        this.traffic = traffic;
        this.wanted = wanted;
        this.most = most;
    }

    /**
     * The obstacle, if there is one.
     *
     * @param contacts judged contacts that give the chance asked for, if any do
     * @param planned the chance of the plan as it stands
     */
    Optional<Obstacle> find(OptionalDouble contacts, Power planned) {
        if (gated.demand().segments() == 0) {
            return Optional.of(nothing());
        }
        if (contacts.isEmpty()) {
            return Optional.of(gated.most() < wanted ? segments() : outOfReach());
        }
        if (planned.value() > 0 && gated.possible(traffic.planned())) {
            return Optional.empty();
        }
        boolean spread = gated.possible(traffic.planned()) && gated.curve() instanceof SegmentedEvents;
        return Optional.of(spread ? spread(contacts.getAsDouble()) : events(contacts.getAsDouble()));
    }

    private Obstacle nothing() {
        return new Obstacle(
                Cause.TOO_FEW_EVENTS,
                "contacts that bring events of " + gated.demand().slo().sli(),
                "none (" + gated.demand().eventsFrom() + ")",
                "personas or scenarios that bring them, or gating: false");
    }

    private Obstacle segments() {
        Demand demand = gated.demand();
        String found = text(
                "%,d; at the assumed share of %s and likeness of %s the chance stays at about %.0f %% however long the run is",
                demand.segments(),
                percent(demand.rate().value()),
                number(demand.icc().value()),
                100 * gated.most());
        return new Obstacle(
                Cause.TOO_FEW_SEGMENTS,
                "more segments (pairs of persona and scenario) with events" + flawless(demand.segments()),
                found,
                moreSegments());
    }

    private String flawless(double segments) {
        double least =
                Intervals.leastAllGood(gated.demand().target(), gated.demand().alpha());
        return segments < least
                ? text("; where no event is bad each segment counts as one, and it takes %,.0f", least)
                : "";
    }

    private Obstacle events(double contacts) {
        boolean asked = gated.leastEvents() <= gated.demand().slo().minimumEvents();
        String what = gated.kind() == Kind.TIMESLICES ? "slices" : "events";
        return new Obstacle(
                Cause.TOO_FEW_EVENTS,
                text(
                        "at least %,.0f %s%s",
                        gated.leastEvents(), what, asked ? " (minimumEvents)" : ", even if none is bad"),
                text("about %,.0f with the plan as it stands", gated.events(traffic.planned())),
                moreContacts(contacts));
    }

    private Obstacle spread(double contacts) {
        double segments = gated.demand().effective().segments(traffic.planned());
        return new Obstacle(
                Cause.TOO_FEW_EVENTS,
                "more events" + flawless(segments),
                text(
                        "about %,.0f events in %,.0f segments with the plan as it stands, never enough in %,d simulated runs",
                        gated.events(traffic.planned()), segments, Gated.REPEATS),
                moreContacts(contacts));
    }

    private String moreSegments() {
        Demand demand = gated.demand();
        IndependentEvents alone = new IndependentEvents(demand.binomial(), demand.eventsPerContact());
        OptionalDouble contacts = alone.least(wanted, most);
        String suite = contacts.isPresent()
                ? text(", or estimand: suite, with which %s", moreContacts(contacts.getAsDouble()))
                : "";
        return text("about %,d equally busy segments (more personas or scenarios)%s", segmentsNeeded(), suite);
    }

    /** The least number, about 2 % fine, of equally busy segments that give the chance when there is no end of contacts. */
    private int segmentsNeeded() {
        int k = Math.max(2, gated.demand().segments());
        while (k < MOST_SEGMENTS && equallyBusy(k).endless().atLeast() < wanted) {
            k += 1 + k / 50;
        }
        return k;
    }

    private SegmentedEvents equallyBusy(int segments) {
        Demand demand = gated.demand();
        return new SegmentedEvents(
                demand.binomial(),
                new Effective(Collections.nCopies(segments, 1.0), demand.icc().value(), demand.alpha()),
                Gated.REPEATS / 10,
                Gated.SEED);
    }

    private String moreContacts(double contacts) {
        return text(
                "%,.0f judged contacts (%s at the plan's rate) are enough",
                Math.ceil(contacts), minutes(traffic.secondsFor(contacts)));
    }

    private Obstacle outOfReach() {
        if (gated.kind() == Kind.BASELINE && Gated.margin(gated.demand().slo()) <= 0) {
            return new Obstacle(
                    Cause.OUT_OF_REACH,
                    "a margin above 0, for an agent just as good as its baseline cannot be shown to be",
                    "0",
                    "a margin");
        }
        return new Obstacle(
                Cause.OUT_OF_REACH,
                "a number of contacts that a plan can have",
                text("not even %,.0f, the most that this plan can have, are enough", most),
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
