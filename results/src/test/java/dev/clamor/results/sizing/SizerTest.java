package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.sizing.Sizing.Cause;
import dev.clamor.results.sizing.Sizing.Kind;
import dev.clamor.results.sizing.Sizing.Sized;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizerTest {
    /** 20 judged contacts a second for 100 s, after 20 s of warm-up at 5. */
    private static final Traffic TRAFFIC = new Traffic(2_000, 100, 120, 100, 0);

    @Test
    void rare_events_need_more_contacts() {
        Demand often = demand(slo("often", "0.9", Slo.Estimand.SUITE, 1), 0.95, 1, 1);
        Demand rarely = demand(slo("rarely", "0.9", Slo.Estimand.SUITE, 1), 0.95, 0.25, 1);
        Sizing sizing = Sizer.size(List.of(often, rarely), TRAFFIC, 0.9);
        long contacts = sizing.objectives().get(0).contacts().orElseThrow();
        long four = sizing.objectives().get(1).contacts().orElseThrow();
        assertThat((double) four).isCloseTo(4.0 * contacts, within(0.02 * four));
        assertThat(sizing.together().driver()).isEqualTo("rarely");
        assertThat(sizing.together().contacts().orElseThrow()).isGreaterThanOrEqualTo(four);
        assertThat(sizing.decidable()).isTrue();
    }

    @Test
    void both_are_met_at_the_size_for_both_by_the_bound_that_always_holds() {
        Demand one = demand(slo("one", "0.9", Slo.Estimand.SUITE, 1), 0.95, 1, 1);
        Demand two = demand(slo("two", "0.8", Slo.Estimand.SUITE, 1), 0.9, 0.6, 1);
        Sizing.Together together = Sizer.size(List.of(one, two), TRAFFIC, 0.9).together();
        assertThat(together.at().atLeast()).isGreaterThanOrEqualTo(0.9);
        assertThat(together.at().ifIndependent())
                .isGreaterThanOrEqualTo(together.at().atLeast());
    }

    @Test
    void all_stages_become_longer_together() {
        Sized sized = only(demand(slo("o", "0.9", Slo.Estimand.SUITE, 1), 0.95, 0.1, 1));
        double seconds = sized.seconds().orElseThrow();
        assertThat(seconds).isCloseTo(sized.contacts().orElseThrow() * 120 / 2_000.0, within(1e-9));
    }

    @Test
    void fewer_events_than_the_exact_bound_needs_without_a_bad_one_are_refused() {
        Sized sized = only(demand(slo("o", "0.999", Slo.Estimand.SUITE, 1), 0.9999, 1, 1));
        assertThat(sized.planned().value()).isLessThan(0.001);
        assertThat(sized.obstacle().orElseThrow().cause()).isEqualTo(Cause.TOO_FEW_EVENTS);
        assertThat(sized.obstacle().orElseThrow().expected()).contains("2,995 events, even if none is bad");
        assertThat(sized.obstacle().orElseThrow().found()).contains("about 2,000");
        assertThat(sized.obstacle().orElseThrow().remedy())
                .contains(String.format(
                        java.util.Locale.ROOT,
                        "%,d judged contacts",
                        sized.contacts().orElseThrow()));
    }

    /** 150 events fall into about 102 of 180 segments; without a bad one these count, and 98 % takes 149. */
    @Test
    void events_in_too_few_segments_are_refused() {
        Demand demand = demand(slo("o", "0.98", Slo.Estimand.POPULATION, 1), 0.999, 1, 180);
        Sized sized = Sizer.size(List.of(demand), new Traffic(150, 0, 30, 30, 0), 0.9)
                .objectives()
                .get(0);
        assertThat(sized.obstacle().orElseThrow().expected()).contains("it takes 149");
        assertThat(sized.obstacle().orElseThrow().found()).contains("150 events in 102 segments");
    }

    @Test
    void a_minimum_above_what_will_come_is_refused() {
        Sized sized = only(demand(slo("o", "0.8", Slo.Estimand.SUITE, 5_000), 0.9, 1, 1));
        assertThat(sized.obstacle().orElseThrow().expected()).contains("5,000 events (minimumEvents)");
        assertThat(sized.contacts().orElseThrow()).isBetween(5_000L, 5_300L);
    }

    @Test
    void sixty_segments_cannot_show_99_percent_for_customers_like_these() {
        Sized sized = only(demand(slo("o", "0.99", Slo.Estimand.POPULATION, 1), 0.995, 1, 60));
        assertThat(sized.contacts()).isEmpty();
        Sizing.Obstacle obstacle = sized.obstacle().orElseThrow();
        assertThat(obstacle.cause()).isEqualTo(Cause.TOO_FEW_SEGMENTS);
        assertThat(obstacle.expected()).contains("segments", "it takes 299");
        assertThat(obstacle.found()).startsWith("60; at the assumed share of 99.5 %");
        assertThat(obstacle.remedy()).contains("equally busy segments", "estimand: suite");
    }

    @Test
    void the_segments_it_asks_for_are_enough() {
        String remedy = only(demand(slo("o", "0.99", Slo.Estimand.POPULATION, 1), 0.995, 1, 60))
                .obstacle()
                .orElseThrow()
                .remedy();
        int segments = Integer.parseInt(remedy.replaceAll("^about (\\d+) .*$", "$1"));
        Sized wider = only(demand(slo("o", "0.99", Slo.Estimand.POPULATION, 1), 0.995, 1, segments + 30));
        assertThat(segments).isBetween(120, 200);
        assertThat(wider.contacts()).isPresent();
    }

    @Test
    void an_indicator_without_events_is_refused() {
        Demand demand = new Demand(
                slo("o", "0.9", Slo.Estimand.POPULATION, 1),
                new Demand.Known(0.95, "test"),
                new Demand.Known(0.05, "test"),
                List.of(),
                "dry run");
        assertThat(only(demand).obstacle().orElseThrow().found()).isEqualTo("none (dry run)");
    }

    @Test
    void what_no_plan_can_hold_is_out_of_reach() {
        Sized sized = only(demand(slo("o", "0.99", Slo.Estimand.SUITE, 1), 0.99002, 1, 1));
        assertThat(sized.obstacle().orElseThrow().cause()).isEqualTo(Cause.OUT_OF_REACH);
    }

    @Test
    void slices_of_time_are_as_many_as_fit_into_the_judged_stages() {
        Slo slo = with(
                slo("o", "0.9", Slo.Estimand.POPULATION, 1),
                new Budgeting.Timeslices(10, new BigDecimal("0.95")),
                Optional.empty());
        Sized sized = only(demand(slo, 0.99, 1, 20));
        assertThat(sized.kind()).isEqualTo(Kind.TIMESLICES);
        assertThat(sized.plannedEvents()).isEqualTo(10);
        // Wilks for 90/95: 46 of which one may be bad, but 60 with one have a chance of 0.88 only; 61 with two do
        assertThat(sized.events()).hasValue(61L);
        assertThat(sized.seconds().orElseThrow() * 100 / 120).isBetween(610.0, 620.0);
        assertThat(sized.obstacle().orElseThrow().expected()).contains("29 slices, even if none is bad");
    }

    @Test
    void a_gating_margin_is_sized_beside_the_target() {
        Slo slo = with(
                slo("o", "0.8", Slo.Estimand.SUITE, 1),
                Budgeting.OCCURRENCES,
                Optional.of(new BaselineMargin(new BigDecimal("0.02"), true)));
        Sizing sizing = Sizer.size(List.of(demand(slo, 0.9, 1, 1)), TRAFFIC, 0.9);
        assertThat(sizing.objectives()).extracting(Sized::kind).containsExactly(Kind.TARGET, Kind.BASELINE);
        Sized baseline = sizing.objectives().get(1);
        assertThat(baseline.id()).isEqualTo("o.baseline");
        // (1.644854 + 1.281552)^2 x 2 x 0.9 x 0.1 / 0.02^2 = 3853.8
        assertThat(baseline.events()).hasValue(3_854L);
    }

    @Test
    void a_limit_of_contacts_counts_after_warm_up() {
        assertThat(new Traffic(2_000, 100, 120, 100, 600).planned()).isEqualTo(500);
        assertThat(new Traffic(2_000, 100, 120, 100, 0).planned()).isEqualTo(2_000);
    }

    private static Sized only(Demand demand) {
        return Sizer.size(List.of(demand), TRAFFIC, 0.9).objectives().get(0);
    }

    private static Demand demand(Slo slo, double rate, double perContact, int segments) {
        return new Demand(
                slo,
                new Demand.Known(rate, "test"),
                new Demand.Known(0.05, "test"),
                Collections.nCopies(segments, perContact / segments),
                "test");
    }

    private static Slo slo(String id, String target, Slo.Estimand estimand, long minimum) {
        return new Slo(id, "breachFree", new BigDecimal(target), true, 0.95, minimum, estimand, "");
    }

    private static Slo with(Slo slo, Budgeting budgeting, Optional<BaselineMargin> baseline) {
        return new Slo(
                slo.id(),
                slo.sli(),
                slo.target(),
                slo.gating(),
                slo.confidence(),
                slo.minimumEvents(),
                slo.estimand(),
                "",
                budgeting,
                baseline);
    }
}
