package dev.clamor.results.sizing;

import dev.clamor.results.sizing.Sizing.Kind;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One gating judgement of an objective: against its target or against a baseline.
 *
 * @param most the chance that no number of contacts exceeds
 */
record Gated(Demand demand, Kind kind, PowerCurve curve, double most) {
    /** Simulated runs for one answer: the standard error at 0.9 is below 0.007. */
    static final int REPEATS = 2_000;

    static final long SEED = 20_261_121;
    /** One run in a thousand. */
    private static final double RARE = 0.001;

    /** The gating judgements of an objective; none, one or two. */
    static List<Gated> of(Demand demand, Traffic traffic) {
        List<Gated> all = new ArrayList<>();
        if (demand.slo().gating()) {
            Slo slo = demand.slo();
            all.add(
                    slo.budgeting() instanceof Budgeting.Timeslices slices
                            ? new Gated(demand, Kind.TIMESLICES, slices(demand, slices, traffic), 1)
                            : target(demand));
        }
        if (demand.slo().baseline().map(BaselineMargin::gating).orElse(false)) {
            all.add(new Gated(demand, Kind.BASELINE, baseline(demand), 1));
        }
        return all;
    }

    private static Gated target(Demand demand) {
        if (!demand.population()) {
            return new Gated(
                    demand, Kind.TARGET, new IndependentEvents(demand.binomial(), demand.eventsPerContact()), 1);
        }
        SegmentedEvents curve = new SegmentedEvents(demand.binomial(), demand.effective(), REPEATS, SEED);
        return new Gated(demand, Kind.TARGET, curve, curve.endless().atLeast());
    }

    private static PowerCurve slices(Demand demand, Budgeting.Timeslices slices, Traffic traffic) {
        double perContact = traffic.judgedSeconds() / traffic.judged() / slices.sliceSeconds();
        return new EvenSlices(demand.binomial(), perContact, -Math.expm1(-demand.eventsPerContact() / perContact));
    }

    private static PowerCurve baseline(Demand demand) {
        return new AgainstBaseline(
                demand.rate().value(), margin(demand.slo()), demand.slo().minimumEvents(), demand.effective());
    }

    static double margin(Slo slo) {
        return slo.baseline().map(b -> b.margin().doubleValue()).orElse(0.0);
    }

    String id() {
        return kind == Kind.BASELINE
                ? demand.slo().id() + ".baseline"
                : demand.slo().id();
    }

    /** Events, or slices, expected of so many judged contacts. */
    double events(double contacts) {
        return curve instanceof EvenSlices slices ? slices.slices(contacts) : contacts * demand.eventsPerContact();
    }

    /** The least number of events at which it can be met at all: with no bad one. */
    double leastEvents() {
        return curve instanceof AgainstBaseline baseline
                ? Math.max(demand.slo().minimumEvents(), baseline.leastWorth())
                : Certain.leastEvents(demand.slo());
    }

    /** Whether more than one run in a thousand of so many judged contacts has the events that it takes at least. */
    boolean possible(double contacts) {
        return curve instanceof EvenSlices
                ? events(contacts) >= leastEvents()
                : IndependentEvents.atLeast(events(contacts), leastEvents()) > RARE;
    }

    /** Independent events that give the chance. */
    Optional<Long> independent(double wanted) {
        if (curve instanceof AgainstBaseline baseline) {
            return baseline.margin() > 0
                    ? Optional.of((long) Math.ceil(baseline.independent(wanted)))
                    : Optional.empty();
        }
        OptionalLong least = demand.binomial().leastFor(wanted);
        return least.isPresent() ? Optional.of(least.getAsLong()) : Optional.empty();
    }

    /** Events for each independent one. */
    double designEffect(double contacts) {
        Effective effective = demand.effective();
        if (kind == Kind.TIMESLICES || !demand.population()) {
            return 1;
        }
        if (kind == Kind.BASELINE) {
            return effective.deff(contacts);
        }
        double worth = demand.rate().value() >= 1 ? effective.segments(contacts) : effective.events(contacts);
        return worth == 0 ? 1 : Math.max(1, effective.total(contacts) / worth);
    }
}
