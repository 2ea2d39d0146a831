package dev.clamor.results.sizing;

import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How many contacts a plan needs, and what it would give as it stands.
 *
 * @param wanted the chance of PROMOTE asked for
 * @param traffic what the plan sends
 * @param objectives one for each gating judgement, in the order of the objectives
 * @param together all of them
 */
public record Sizing(double wanted, Traffic traffic, List<Sized> objectives, Together together) {

    /** What an objective is held against. */
    public enum Kind {
        TARGET,
        TIMESLICES,
        BASELINE
    }

    /** Why an objective cannot be decided. */
    public enum Cause {
        /** The plan's contacts are too few, even if no event is bad. */
        TOO_FEW_EVENTS,
        /** No number of contacts gives the chance asked for with so few segments. */
        TOO_FEW_SEGMENTS,
        /** It would take more contacts than a plan can have. */
        OUT_OF_REACH
    }

    /**
     * An obstacle.
     *
     * @param expected what it takes, with its numbers
     * @param found what the plan has
     * @param remedy what would make it decidable
     */
    public record Obstacle(Cause cause, String expected, String found, String remedy) {}

    /**
     * One gating judgement.
     *
     * @param target the share wanted; the margin, where it is held against a baseline
     * @param rate true share of good events assumed
     * @param margin how far that is above the target; against a baseline, how much worse it may be
     * @param icc likeness within segments assumed; NaN where every event counts as one
     * @param perContact valid events expected of a judged contact
     * @param segments segments in which events are expected
     * @param events independent events (slices of time, events on each side) that give the chance asked for at a known
     *     number of events
     * @param contacts judged contacts that give it; empty when none do
     * @param seconds length of all stages together that gives so many
     * @param designEffect events for each independent one, at {@code contacts} or, without them, as planned
     * @param plannedEvents events, or slices, expected of the plan as it stands
     * @param planned the chance that the plan as it stands meets it
     */
    public record Sized(
            String id,
            Kind kind,
            String indicator,
            BigDecimal target,
            double rate,
            String rateFrom,
            double margin,
            Slo.Estimand estimand,
            double icc,
            String iccFrom,
            double perContact,
            int segments,
            String eventsFrom,
            Optional<Long> events,
            Optional<Long> contacts,
            Optional<Double> seconds,
            double designEffect,
            double plannedEvents,
            Power planned,
            Optional<Obstacle> obstacle) {}

    /**
     * The chance that every gating objective is met.
     *
     * @param atLeast 1 - the sum of the chances that each is not met (Bonferroni): true however they hang together
     * @param ifIndependent the product of the chances: true if they do not hang together
     */
    public record Chance(double atLeast, double ifIndependent) {
        static Chance of(List<Power> each) {
            double missed = each.stream().mapToDouble(p -> 1 - p.atLeast()).sum();
            double product = each.stream().mapToDouble(Power::value).reduce(1, (a, b) -> a * b);
            return new Chance(Math.max(0, 1 - missed), product);
        }
    }

    /**
     * All gating judgements together.
     *
     * @param driver the one that needs the most contacts
     * @param contacts judged contacts at which {@code atLeast} is the chance asked for; empty when none are
     * @param seconds length of all stages together that gives so many
     * @param at the chance with so many; as planned without them
     * @param planned the chance of the plan as it stands
     */
    public record Together(
            String driver, Optional<Long> contacts, Optional<Double> seconds, Chance at, Chance planned) {}

    /** Whether every gating judgement can be decided, and the plan as it stands can lead to PROMOTE. */
    public boolean decidable() {
        return objectives.stream().allMatch(each -> each.obstacle().isEmpty());
    }
}
