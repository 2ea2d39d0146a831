package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.CLARIFY;
import static dev.clamor.conversation.ReplyClass.HANDOFF_DENIED;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.conversation.Trigger.EXPLICIT;
import static dev.clamor.conversation.Trigger.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.ConversationOutcome;
import org.junit.jupiter.api.Test;

class EscalationAccumulatorTest {
    private final EscalationAccumulator escalation = new EscalationAccumulator();

    /**
     * An agent that never escalates: 252 contacts rightly kept, 9 missed. On tau-bench's 261 tasks such an agent scores
     * above 0.9 on accuracy and 1/2 on balanced accuracy, which is why accuracy is never gated on.
     */
    @Test
    void never_escalating_looks_accurate_and_is_not_balanced() {
        for (int i = 0; i < 252; i++) {
            escalation.accept(Talk.of(i).says().gets(RESOLVED).goal(true, true).leaves());
        }
        for (int i = 252; i < 261; i++) {
            escalation.accept(
                    Talk.of(i).firing(EXPLICIT, 1).says().gets(HANDOFF_DENIED).givesUp(false));
        }

        assertThat(escalation.snapshot().accuracy()).isEqualTo(new Ratio(252, 261));
        assertThat(escalation.snapshot().balancedAccuracy()).isEqualTo(0.5);
        assertThat(escalation.snapshot().byTrigger()).containsOnlyKeys("E1").containsValue(new Ratio(0, 9));
    }

    @Test
    void accuracy_leaves_out_grey_and_censored_contacts_and_balance_needs_both_sides() {
        escalation.accept(Talk.of(1).grey().says().handedOff().escalates());
        escalation.accept(Talk.of(2).firing(EXPLICIT, 1).says().givesUp(true));
        escalation.accept(Talk.of(3).firing(EXPLICIT, 1).says().handedOff().escalates());

        assertThat(escalation.snapshot().accuracy()).isEqualTo(new Ratio(1, 1));
        assertThat(escalation.snapshot().balancedAccuracy()).isNaN();
        assertThat(escalation.snapshot().labels())
                .containsEntry("MAY", 1L)
                .containsEntry("CENSORED", 1L)
                .containsEntry("TRUE_POSITIVE", 1L)
                .containsEntry("LATE", 0L);
    }

    @Test
    void timeliness_counts_replies_and_seconds_from_the_trigger() {
        escalation.accept(
                Talk.of(1).firing(LIMIT, 2).within(500_000).says().handedOff().escalates());
        escalation.accept(Talk.of(2)
                .firing(LIMIT, 2)
                .within(500_000)
                .says()
                .gets(CLARIFY)
                .says()
                .handedOff()
                .escalates());

        MetricsSnapshot.Escalation numbers = escalation.snapshot();
        assertThat(numbers.repliesToHandoff())
                .containsEntry(1, 1L)
                .containsEntry(2, 1L)
                .hasSize(2);
        assertThat(numbers.secondsToHandoffP50()).isCloseTo(0.5, within(0.0005));
        assertThat(numbers.secondsToHandoffP95()).isCloseTo(2.0, within(0.002));
    }

    @Test
    void the_payload_is_measured_by_facts() {
        escalation.accept(
                Talk.of(1).firing(EXPLICIT, 1).says().handedOff(true, 1, 3).escalates());
        escalation.accept(
                Talk.of(2).firing(EXPLICIT, 1).says().handedOff(false, 2, 2).escalates());

        assertThat(escalation.snapshot().contextGiven()).isEqualTo(new Ratio(3, 5));
        assertThat(escalation.snapshot().rightQueue()).isEqualTo(new Ratio(1, 2));
    }

    @Test
    void a_discarded_contact_has_no_label() {
        escalation.accept(Talk.of(1)
                .firing(EXPLICIT, 1)
                .says()
                .gets(HANDOFF_DENIED)
                .closed(new ConversationOutcome.Discarded(ConversationOutcome.Discarded.Reason.HARNESS_FAULT)));

        assertThat(escalation.snapshot().labels().values()).containsOnly(0L);
        assertThat(escalation.snapshot().byTrigger()).isEmpty();
    }
}
