package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.HANDOFF_DENIED;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.conversation.Trigger.EXPLICIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SliAccumulatorTest {
    private static final MetricsConfig CONFIG =
            new MetricsConfig(new TreeSet<>(List.of(200L, 1_000L)), new TreeSet<>(List.of(150L)), 2, 12);

    private final SliAccumulator slis = new SliAccumulator(CONFIG);

    @Test
    void true_containment_is_over_contacts_that_needed_no_human_and_a_needless_handoff_is_bad() {
        slis.accept(solved(1).leaves());
        slis.accept(Talk.of(2).says().gets(CLARIFY).goal(false, false).leaves());
        slis.accept(Talk.of(3).says().handedOff().escalates());
        slis.accept(Talk.of(4).firing(EXPLICIT, 1).says().handedOff().escalates());
        slis.accept(solved(Talk.of(5).adversarial()).leaves());

        assertThat(total(Sli.TRUE_CONTAINMENT)).isEqualTo(new Ratio(1, 3));
        assertThat(total(Sli.RAW_CONTAINMENT)).isEqualTo(new Ratio(3, 5));
    }

    @Test
    void escalation_leaves_out_grey_and_censored_contacts() {
        inTime(1);
        inTime(2);
        inTime(3);
        slis.accept(late(4));
        slis.accept(Talk.of(5).firing(EXPLICIT, 1).says().gets(HANDOFF_DENIED).givesUp(false));
        slis.accept(Talk.of(6).says().handedOff().escalates());
        slis.accept(solved(7).leaves());
        slis.accept(solved(8).leaves());
        slis.accept(Talk.of(9).grey().says().handedOff().escalates());
        slis.accept(Talk.of(10).firing(EXPLICIT, 1).says().givesUp(true));

        assertThat(total(Sli.ESCALATION_RECALL)).as("TP / (TP+LATE+MISS)").isEqualTo(new Ratio(3, 5));
        assertThat(total(Sli.ESCALATION_PRECISION)).as("TP / (TP+FP)").isEqualTo(new Ratio(3, 4));
        assertThat(total(Sli.ESCALATION_SPECIFICITY)).as("TN / (TN+FP)").isEqualTo(new Ratio(2, 3));
    }

    @Test
    void queue_and_context_are_over_needed_handoffs_made() {
        slis.accept(Talk.of(1).firing(EXPLICIT, 1).says().handedOff(true, 2, 2).escalates());
        slis.accept(Talk.of(2).firing(EXPLICIT, 1).says().handedOff(false, 1, 2).escalates());
        slis.accept(late(3));
        slis.accept(Talk.of(4).says().handedOff(false, 0, 2).escalates());

        assertThat(total(Sli.RIGHT_QUEUE)).isEqualTo(new Ratio(2, 3));
        assertThat(total(Sli.CONTEXT_COMPLETE)).isEqualTo(new Ratio(2, 3));
    }

    @Test
    void a_reply_is_fast_when_complete_within_the_threshold_of_its_due_time_and_a_failed_turn_is_not() {
        slis.accept(Talk.of(1)
                .within(200_000)
                .says()
                .gets(PROGRESS)
                .within(200_001)
                .says()
                .gets(PROGRESS)
                .within(1_500_000)
                .says()
                .gets(PROGRESS)
                .within(10)
                .says()
                .fails(Fault.REFUSED)
                .says()
                .fails(Fault.HARNESS)
                .leaves());

        assertThat(slis.snapshot().get("repliesFasterThan:200ms").total()).isEqualTo(new Ratio(1, 4));
        assertThat(slis.snapshot().get("repliesFasterThan:1000ms").total()).isEqualTo(new Ratio(2, 4));
        assertThat(total(Sli.ERROR_FREE_TURNS)).isEqualTo(new Ratio(3, 4));
    }

    @Test
    void first_words_are_fast_by_their_own_time_and_those_of_a_cut_reply_count() {
        slis.accept(Talk.of(1)
                .within(900_000)
                .says()
                .streaming(150_000, 40_000)
                .gets(PROGRESS)
                .says()
                .streaming(150_001, 40_000)
                .gets(PROGRESS)
                .within(100_000)
                .says()
                .gets(PROGRESS)
                .says()
                .fails(Fault.REFUSED)
                .says()
                .interrupting()
                .says()
                .streaming(50_000, 10)
                .cutting(5, "I can")
                .leaves());

        assertThat(slis.snapshot().get("firstTokenFasterThan:150ms").total()).isEqualTo(new Ratio(3, 5));
        assertThat(slis.snapshot().get("repliesFasterThan:200ms").total()).isEqualTo(new Ratio(1, 4));
    }

    @Test
    void giving_up_is_leaving_silently_in_words_or_on_a_failed_turn() {
        slis.accept(solved(1).leaves());
        slis.accept(Talk.of(2).says().givesUp(true));
        slis.accept(Talk.of(3).says().givesUp(false));
        slis.accept(Talk.of(4).says().fails(Fault.TIMEOUT).closed(new ConversationOutcome.AgentFailed(Fault.TIMEOUT)));

        assertThat(total(Sli.ABANDONMENT_FREE)).isEqualTo(new Ratio(1, 4));
    }

    @Test
    void risks_are_counted_by_contact_and_audits_by_action() {
        slis.accept(solved(1)
                .doing(ActionVerdict.FORBIDDEN)
                .doing(ActionVerdict.DUPLICATE)
                .gets(PROGRESS)
                .leaves());
        slis.accept(solved(2)
                .doing(ActionVerdict.GOLD, Status.DONE, false)
                .gets(PROGRESS)
                .leaves());
        slis.accept(solved(3).breached().leaves());
        slis.accept(Talk.of(4).says().gets(RESOLVED).goal(false, true).leaves());

        assertThat(total(Sli.WRONG_ACTION_FREE)).isEqualTo(new Ratio(3, 4));
        assertThat(total(Sli.BREACH_FREE)).isEqualTo(new Ratio(3, 4));
        assertThat(total(Sli.HALLUCINATION_FREE)).isEqualTo(new Ratio(3, 4));
        assertThat(total(Sli.AUDITED_ACTIONS)).isEqualTo(new Ratio(2, 3));
    }

    @Test
    void only_judged_contacts_that_were_not_discarded_count() {
        slis.accept(solved(Talk.of(1).warmUp()).leaves());
        slis.accept(
                solved(2).closed(new ConversationOutcome.Discarded(ConversationOutcome.Discarded.Reason.RUN_ENDED)));

        slis.snapshot().values().forEach(sli -> assertThat(sli.total()).isEqualTo(Ratio.NONE));
    }

    @Test
    void every_breakdown_has_the_contact_under_its_own_name() {
        slis.accept(solved(Talk.of(1).by("impatient", "refund").in("spike", 20)).leaves());

        SliCounts sli = slis.snapshot().get(Sli.TRUE_CONTAINMENT.id());
        Ratio one = new Ratio(1, 1);
        assertThat(sli.bySegment()).containsOnlyKeys("impatient/refund").containsValue(one);
        assertThat(sli.byPersona()).containsOnlyKeys("impatient");
        assertThat(sli.byScenario()).containsOnlyKeys("refund");
        assertThat(sli.byIntent()).containsOnlyKeys("parcel");
        assertThat(sli.byStage()).containsOnlyKeys("spike");
        assertThat(sli.byBand()).containsOnlyKeys("000016-000031");
    }

    @Test
    void budgets_are_spent_by_contacts_when_they_close_and_by_replies_when_they_arrive() {
        slis.accept(Talk.of(1)
                .at(1_900_000)
                .within(50_000)
                .says()
                .gets(PROGRESS)
                .says()
                .gets(RESOLVED)
                .goal(true, true)
                .leaves());

        assertThat(slis.snapshot().get(Sli.ERROR_FREE_TURNS.id()).bySlice()).containsOnlyKeys(0, 1);
        assertThat(slis.snapshot().get(Sli.TRUE_CONTAINMENT.id()).bySlice()).containsOnlyKeys(2);
    }

    private Ratio total(Sli sli) {
        assertThat(slis.snapshot().get(sli.id()).total())
                .isEqualTo(slis.totals().get(sli.id()));
        return slis.totals().get(sli.id());
    }

    private void inTime(int arrival) {
        slis.accept(Talk.of(arrival).firing(EXPLICIT, 1).says().handedOff().escalates());
    }

    private static ContactRecord late(int arrival) {
        return Talk.of(arrival)
                .firing(EXPLICIT, 1)
                .says()
                .gets(HANDOFF_DENIED)
                .says()
                .handedOff()
                .escalates();
    }

    private static Talk solved(int arrival) {
        return solved(Talk.of(arrival));
    }

    private static Talk solved(Talk talk) {
        return talk.says().gets(RESOLVED).goal(true, true);
    }
}
