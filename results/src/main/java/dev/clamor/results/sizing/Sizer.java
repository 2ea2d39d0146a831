package dev.clamor.results.sizing;

import dev.clamor.results.sizing.Sizing.Chance;
import dev.clamor.results.sizing.Sizing.Kind;
import dev.clamor.results.sizing.Sizing.Sized;
import dev.clamor.results.sizing.Sizing.Together;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers before a run how many contacts it needs. */
public final class Sizer {
    /** The most contacts that a plan can have, and the longest. */
    private static final double MOST_CONTACTS = 1e7;

    private static final double MOST_SECONDS = 7 * 86_400;

    private final Traffic traffic;
    private final double wanted;
    private final double most;

    private Sizer(Traffic traffic, double wanted) {
        this.traffic = traffic;
        this.wanted = wanted;
        this.most = Math.min(MOST_CONTACTS, traffic.judged() * MOST_SECONDS / traffic.seconds());
    }

    /**
     * The answer.
     *
     * @param demands one for each objective that can decide the verdict; at least one of them does
     * @param traffic with judged contacts
     * @param wanted the chance of PROMOTE asked for, in (0, 1)
     */
    public static Sizing size(List<Demand> demands, Traffic traffic, double wanted) {
        return new Sizer(traffic, wanted).size(demands);
    }

    private Sizing size(List<Demand> demands) {
        List<Gated> gated = demands.stream()
                .flatMap(demand -> Gated.of(demand, traffic).stream())
                .toList();
        List<Sized> sized = new ArrayList<>();
        gated.forEach(each -> sized.add(sized(each)));
        return new Sizing(wanted, traffic, List.copyOf(sized), together(gated, sized));
    }

    private Sized sized(Gated gated) {
        OptionalDouble contacts = least(gated);
        Power planned = traffic.planned() > 0 ? gated.curve().at(traffic.planned()) : Power.NONE;
        Demand demand = gated.demand();
        boolean alike = demand.population() && gated.kind() != Kind.TIMESLICES;
        boolean target = gated.kind() != Kind.BASELINE;
        return new Sized(
                gated.id(),
                gated.kind(),
                demand.slo().sli(),
                target
                        ? demand.slo().target()
                        : demand.slo().baseline().orElseThrow().margin(),
                demand.rate().value(),
                demand.rate().source(),
                target ? demand.rate().value() - demand.target() : Gated.margin(demand.slo()),
                demand.slo().estimand(),
                alike ? demand.icc().value() : Double.NaN,
                alike ? demand.icc().source() : "every event counts as one",
                demand.eventsPerContact(),
                demand.segments(),
                demand.eventsFrom(),
                gated.independent(wanted),
                whole(contacts),
                seconds(contacts),
                gated.designEffect(contacts.orElse(traffic.planned())),
                gated.events(traffic.planned()),
                planned,
                new Obstacles(gated, traffic, wanted, most).find(contacts, planned));
    }

    private OptionalDouble least(Gated gated) {
        return gated.demand().segments() == 0 || gated.most() < wanted
                ? OptionalDouble.empty()
                : gated.curve().least(wanted, most);
    }

    private Together together(List<Gated> gated, List<Sized> sized) {
        Sized driver = sized.stream()
                .max(Comparator.comparingLong(each -> each.contacts().orElse(Long.MAX_VALUE)))
                .orElseThrow();
        Chance planned = Chance.of(sized.stream().map(Sized::planned).toList());
        OptionalDouble contacts = driver.contacts().isPresent()
                ? LeastContacts.upwards(c -> enough(gated, c), driver.contacts().get(), most)
                : OptionalDouble.empty();
        return new Together(
                driver.id(),
                whole(contacts),
                seconds(contacts),
                contacts.isPresent() ? Chance.of(powers(gated, contacts.getAsDouble())) : planned,
                planned);
    }

    private static List<Power> powers(List<Gated> gated, double contacts) {
        return gated.stream().map(each -> each.curve().at(contacts)).toList();
    }

    /** Whether the chances of not meeting them sum up to no more than is allowed; looks no further once they do not. */
    private boolean enough(List<Gated> gated, double contacts) {
        double missed = 0;
        for (Gated each : gated) {
            missed += 1 - each.curve().at(contacts).atLeast();
            if (missed > 1 - wanted) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Long> whole(OptionalDouble contacts) {
        return contacts.isPresent() ? Optional.of((long) Math.ceil(contacts.getAsDouble())) : Optional.empty();
    }

    private Optional<Double> seconds(OptionalDouble contacts) {
        return contacts.isPresent()
                ? Optional.of(traffic.secondsFor(Math.ceil(contacts.getAsDouble())))
                : Optional.empty();
    }
}
