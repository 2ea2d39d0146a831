package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.persona.Knowledge;
import dev.clamor.persona.Persona;
import org.junit.jupiter.api.Test;

class RepairChoiceTest {
    private static final int CUTS = 100_000;

    private final Customer plain = Fixtures.average(Fixtures.plain());

    private static double share(CustomerAct act, ReplyClass reply, int failures, Customer customer) {
        int hits = 0;
        for (int i = 0; i < CUTS; i++) {
            hits += RepairChoice.choose((i + 0.5) / CUTS, reply, failures, customer) == act ? 1 : 0;
        }
        return (double) hits / CUTS;
    }

    @Test
    void the_shares_are_those_of_chat_without_the_correction() {
        // 0.40 of 0.94, the weights but the correction
        assertThat(share(CustomerAct.REPHRASE, ReplyClass.MISUNDERSTOOD, 1, plain))
                .isCloseTo(0.40 / 0.94, within(1e-4));
        assertThat(share(CustomerAct.ACCOMMODATE, ReplyClass.MISUNDERSTOOD, 1, plain))
                .isCloseTo(0.20 / 0.94, within(1e-4));
        assertThat(share(CustomerAct.CORRECT, ReplyClass.MISUNDERSTOOD, 1, plain))
                .isZero();
    }

    @Test
    void a_wrong_reply_may_be_corrected() {
        assertThat(share(CustomerAct.CORRECT, ReplyClass.WRONG, 1, plain)).isCloseTo(0.06, within(1e-4));
    }

    @Test
    void the_third_failure_brings_the_purpose_back() {
        // rephrase 0.24, restate 0.16 of 0.86
        assertThat(share(CustomerAct.REPHRASE, ReplyClass.DEFLECT, 3, plain)).isCloseTo(0.24 / 0.86, within(1e-4));
        assertThat(share(CustomerAct.RESTATE, ReplyClass.DEFLECT, 3, plain)).isCloseTo(0.16 / 0.86, within(1e-4));
    }

    @Test
    void the_confused_repeat_and_ask_back() {
        Persona unclear = Fixtures.persona(Fixtures.NO_HABITS, Fixtures.ENDLESS, new Knowledge(1, 0.4, 1));
        // repeat 0.24, ask back 0.12 of 1.14
        Customer confused = Fixtures.average(unclear);
        assertThat(share(CustomerAct.REPEAT, ReplyClass.MISUNDERSTOOD, 1, confused))
                .isCloseTo(0.24 / 1.14, within(1e-4));
        assertThat(share(CustomerAct.ASK_BACK, ReplyClass.MISUNDERSTOOD, 1, confused))
                .isCloseTo(0.12 / 1.14, within(1e-4));
    }

    @Test
    void who_is_refused_does_not_give_the_facts_once_more() {
        assertThat(share(CustomerAct.ACCOMMODATE, ReplyClass.REFUSE, 1, plain)).isZero();
        assertThat(share(CustomerAct.REPEAT, ReplyClass.REFUSE, 1, plain)).isZero();
    }

    @Test
    void there_is_nothing_to_take_up_or_ask_about_after_an_error() {
        assertThat(share(CustomerAct.ACCOMMODATE, ReplyClass.ERROR, 1, plain)).isZero();
        assertThat(share(CustomerAct.ASK_BACK, ReplyClass.ERROR, 1, plain)).isZero();
    }
}
