package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sums that must add up in any run. */
class IdentitiesTest {
    private static final MetricsConfig CONFIG = new MetricsConfig(new TreeSet<>(List.of(1_000L)), 3, 12);
    private static MetricsSnapshot run = new RunMetrics(CONFIG).snapshot();

    @BeforeAll
    static void a_crowd_has_called() {
        RunMetrics metrics = new RunMetrics(CONFIG);
        new Crowd(42).contacts(4_000).forEach(contact -> contact.forEach(metrics::accept));
        run = metrics.snapshot();
    }

    @Test
    void opened_is_closed_and_open() {
        assertThat(run.contacts().opened()).isEqualTo(4_000);
        assertThat(run.contacts().closed() + run.contacts().open()).isEqualTo(4_000);
    }

    @Test
    void closed_is_discarded_and_warm_up_and_valid() {
        MetricsSnapshot.Contacts contacts = run.contacts();
        assertThat(contacts.closed()).isEqualTo(sum(contacts.discarded()) + contacts.warmUp() + contacts.valid());
        assertThat(sum(contacts.outcomes())).isEqualTo(contacts.valid());
    }

    @Test
    void valid_non_adversarial_is_true_and_false_and_handed_off() {
        MetricsSnapshot.Containment containment = run.containment();
        long falsely = 0;
        for (ContainmentClass each : ContainmentClass.values()) {
            falsely += each.isFalse() ? containment.classes().get(each.name()) : 0;
        }
        long truly = containment.classes().get(ContainmentClass.TRUE.name());
        long handedOff = containment.classes().get(ContainmentClass.HANDED_OFF.name());
        long all = run.contacts().valid() - containment.adversarial().total();

        assertThat(truly + falsely + handedOff).isEqualTo(all);
        assertThat(containment.raw()).isEqualTo(new Ratio(truly + falsely, all));
        assertThat(containment.truly()).isEqualTo(new Ratio(truly, all));
        assertThat(containment.inflation()).isEqualTo((double) falsely / all);
        assertThat(containment.classes().values()).as("all classes occur").doesNotContain(0L);
    }

    @Test
    void handed_off_is_correct_and_early_and_late_and_grey() {
        assertThat(sum(run.containment().handedOff()))
                .isEqualTo(run.containment().classes().get(ContainmentClass.HANDED_OFF.name()));
        assertThat(run.containment().handedOff()).containsOnlyKeys("correct", "early", "late", "grey");
    }

    @Test
    void every_valid_contact_has_one_escalation_label() {
        assertThat(sum(run.escalation().labels())).isEqualTo(run.contacts().valid());
        assertThat(run.escalation().labels().values()).as("all labels occur").doesNotContain(0L);
    }

    @Test
    void every_breakdown_of_an_indicator_adds_up_to_its_total() {
        assertThat(run.slis()).hasSize(Sli.values().length + 1);
        run.slis().values().forEach(sli -> {
            for (Map<?, Ratio> breakdown : List.of(
                    sli.bySegment(),
                    sli.byPersona(),
                    sli.byScenario(),
                    sli.byIntent(),
                    sli.byStage(),
                    sli.byBand(),
                    sli.bySlice())) {
                Ratio sum = breakdown.values().stream().reduce(Ratio.NONE, Ratio::plus);
                assertThat(sum).as(sli.id()).isEqualTo(sli.total());
            }
            assertThat(sli.total().total()).as(sli.id()).isPositive();
        });
    }

    @Test
    void a_condition_of_a_step_and_the_rest_are_all_its_visits() {
        assertThat(run.steps()).anyMatch(row -> row.condition().startsWith("behaviour:"));
        for (MetricsSnapshot.StepSlice row : run.steps()) {
            Ratio all = run.steps().stream()
                    .filter(each ->
                            each.step().equals(row.step()) && each.condition().equals("all"))
                    .findFirst()
                    .orElseThrow()
                    .visits();
            assertThat(row.visits().plus(row.rest())).isEqualTo(all);
        }
    }

    @Test
    void the_timeline_adds_up_and_ends_with_the_contacts_still_open() {
        List<MetricsSnapshot.TimeSlice> timeline = run.timeline();
        assertThat(timeline.stream()
                        .mapToLong(MetricsSnapshot.TimeSlice::opened)
                        .sum())
                .isEqualTo(run.contacts().opened());
        assertThat(timeline.stream()
                        .mapToLong(MetricsSnapshot.TimeSlice::closed)
                        .sum())
                .isEqualTo(run.contacts().closed());
        assertThat(timeline.get(timeline.size() - 1).inProgress())
                .isEqualTo(run.contacts().open());
        assertThat(timeline.stream().map(MetricsSnapshot.TimeSlice::replies).reduce(Ratio.NONE, Ratio::plus))
                .isEqualTo(run.slis().get(Sli.ERROR_FREE_TURNS.id()).total());
        assertThat(timeline.stream().map(MetricsSnapshot.TimeSlice::truly).reduce(Ratio.NONE, Ratio::plus))
                .isEqualTo(run.slis().get(Sli.TRUE_CONTAINMENT.id()).total());
        assertThat(timeline.stream().map(MetricsSnapshot.TimeSlice::recall).reduce(Ratio.NONE, Ratio::plus))
                .isEqualTo(run.slis().get(Sli.ESCALATION_RECALL.id()).total());
        assertThat(timeline.stream().map(MetricsSnapshot.TimeSlice::harmless).reduce(Ratio.NONE, Ratio::plus))
                .isEqualTo(run.slis().get(Sli.WRONG_ACTION_FREE.id()).total());
    }

    @Test
    void latency_by_stage_and_by_band_has_every_reply_once() {
        long replies = run.latency().response().count();
        assertThat(run.latency().service().count()).isEqualTo(replies);
        assertThat(run.latency().byStage().values().stream()
                        .mapToLong(MetricsSnapshot.LatencySummary::count)
                        .sum())
                .isEqualTo(replies);
        assertThat(run.latency().byBand().values().stream()
                        .mapToLong(MetricsSnapshot.LatencySummary::count)
                        .sum())
                .isEqualTo(replies);
        assertThat(replies)
                .isEqualTo(run.slis().get(Sli.ERROR_FREE_TURNS.id()).total().good());
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
