package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Wording;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.scenario.truth.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The law by which customers move between channels. */
class WhereaboutsTest {
    private static final int CUSTOMERS = 20_000;
    private static final double READINESS = 0.5;
    private static final Channels TWO = new Channels("chat", List.of(Channel.CHAT, Channel.APP));
    private static final Move ANSWER = Move.statement(CustomerAct.INFORM, "g", "inform", "it is 12", Map.of("n", "12"));

    private static Whereabouts of(Channels channels, double readiness, boolean mobile, long contact) {
        Habits habits = new Habits(0, 0, 0, 0, 0, 0, 0, Habits.Adversary.NONE, 0, readiness, 0);
        Persona plain = Fixtures.with(habits);
        Wording wording = new Wording(2.3, 1.6, 0.5, 0, mobile);
        Persona persona = new Persona(
                plain.id(),
                plain.title(),
                plain.description(),
                plain.weight(),
                plain.temperament(),
                plain.patience(),
                plain.knowledge(),
                wording,
                plain.timing(),
                plain.habits());
        Customer customer = Fixtures.average(persona);
        Dice dice = new Dice(Fixtures.STREAMS, contact);
        return new Whereabouts(
                channels, customer, dice, new Speaker(customer, dice, new BankVoice(PhraseBank.packaged())));
    }

    private static Heard heard(ReplyClass replyClass, String... asks) {
        ScriptedTruth truth = new ScriptedTruth(Fixtures.scenario());
        truth.given.put("n", "12");
        AgentReply.Said said = Rehearsal.said(replyClass, "a reply", asks);
        return new Heard(1, truth.replied(1, said), replyClass, null);
    }

    private static double share(ReplyClass after, boolean slow) {
        Heard heard = heard(after);
        long moved = IntStream.range(0, CUSTOMERS)
                .filter(i -> {
                    Whereabouts one = of(TWO, READINESS, false, i);
                    one.in(ANSWER, heard, slow, 2);
                    return one.moved();
                })
                .count();
        return (double) moved / CUSTOMERS;
    }

    /** Binomial: five standard errors at p = 0.2 are 0.0142, passed by chance once in 1.7 million times. */
    @Test
    void trouble_makes_customers_move() {
        assertThat(share(ReplyClass.MISUNDERSTOOD, false)).isCloseTo(READINESS * 0.4, within(0.0142));
        assertThat(share(ReplyClass.CLARIFY, true)).isCloseTo(READINESS * 0.4, within(0.0142));
    }

    /** Binomial: five standard errors at p = 0.04 are 0.0070, passed by chance once in 1.7 million times. */
    @Test
    void some_move_for_reasons_of_their_own() {
        assertThat(share(ReplyClass.PROGRESS, false)).isCloseTo(READINESS * 0.08, within(0.0070));
    }

    @Test
    void nobody_moves_where_there_is_one_channel_or_without_the_habit() {
        for (int i = 0; i < 200; i++) {
            for (Whereabouts one : List.of(of(Channels.CHAT, 1, false, i), of(TWO, 0, false, i))) {
                assertThat(one.in(ANSWER, heard(ReplyClass.MISUNDERSTOOD), true, 2))
                        .isSameAs(ANSWER);
                assertThat(one.moved()).isFalse();
            }
        }
    }

    @Test
    void a_customer_moves_twice_at_most_and_each_time_to_another_channel() {
        Heard trouble = heard(ReplyClass.MISUNDERSTOOD);
        for (int contact = 0; contact < 200; contact++) {
            Whereabouts one = of(Channels.ALL, 1, false, contact);
            int moves = 0;
            for (int turn = 2; turn < 30; turn++) {
                String before = one.here();
                one.in(ANSWER, trouble, false, turn);
                boolean moved = one.moved();
                assertThat(one.here().equals(before)).isEqualTo(!moved);
                moves += moved ? 1 : 0;
            }
            assertThat(moves).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void customers_on_a_phone_begin_there_if_there_is_a_choice() {
        assertThat(of(TWO, 1, true, 0).here()).isEqualTo("app");
        assertThat(of(TWO, 1, false, 0).here()).isEqualTo("chat");
        assertThat(of(Channels.one("sms"), 1, true, 0).here()).isEqualTo("sms");
        assertThat(of(TWO, 1, false, 0).told()).isEqualTo("chat");
        assertThat(of(Channels.one("sms"), 1, true, 0).told()).isEmpty();
    }

    @Test
    void goodbyes_and_new_matters_are_no_occasion() {
        Heard trouble = heard(ReplyClass.MISUNDERSTOOD);
        for (CustomerAct act : List.of(CustomerAct.CHANGE_INTENT, CustomerAct.DIGRESS, CustomerAct.THANK)) {
            for (int i = 0; i < 100; i++) {
                Whereabouts one = of(TWO, 1, false, i);
                one.in(Move.plain(act, "g", "why", "words"), trouble, true, 2);
                one.in(ANSWER.ending(Ending.CONTENT), trouble, true, 3);
                assertThat(one.moved()).isFalse();
            }
        }
    }

    @Test
    void who_is_asked_again_after_moving_says_once_that_it_should_be_on_file() {
        Whereabouts one = IntStream.range(0, 100)
                .mapToObj(i -> of(TWO, 1, false, i))
                .filter(each -> !each.in(ANSWER, heard(ReplyClass.MISUNDERSTOOD), false, 2)
                        .text()
                        .equals(ANSWER.text()))
                .findFirst()
                .orElseThrow();
        Move thanks = Move.plain(CustomerAct.THANK, "", "why", "thanks");
        assertThat(one.in(thanks, heard(ReplyClass.CLARIFY_AGAIN, "n"), false, 3))
                .isSameAs(thanks);
        List<String> after = IntStream.range(3, 9)
                .mapToObj(turn -> one.in(ANSWER, heard(ReplyClass.CLARIFY_AGAIN, "n"), false, turn)
                        .text())
                .filter(text ->
                        PhraseBank.packaged().of(Phrase.ON_FILE).stream().anyMatch(text::startsWith))
                .toList();
        assertThat(after).hasSize(1).allMatch(text -> text.endsWith("t is 12"));
    }

    @Test
    void what_is_said_after_moving_tells_the_channel_and_the_truth_hears_of_it() {
        Habits hopping = new Habits(0, 0, 0, 0, 0, 0, 0, Habits.Adversary.NONE, 0, 1, 0);
        boolean seen = false;
        for (int contact = 0; contact < 20; contact++) {
            List<Spoken> spoken = new ArrayList<>();
            Rehearsal rehearsal = new Rehearsal(
                            Fixtures.plan(contact, Fixtures.with(hopping), Fixtures.scenario()),
                            spoken,
                            Rehearsal.SETTINGS.on(TWO))
                    .play(utterance ->
                            Rehearsal.quick(utterance.turn() < 6 ? ReplyClass.MISUNDERSTOOD : ReplyClass.RESOLVED));
            assertThat(((TurnEvent.ContactOpened) rehearsal.events.get(0)).channel())
                    .isEqualTo("chat");
            List<TurnEvent.CustomerSpoke> said = rehearsal.spoken();
            for (int i = 0; i < said.size(); i++) {
                assertThat(spoken.get(i).moved())
                        .isEqualTo(!said.get(i).channel().isEmpty());
                seen |= spoken.get(i).moved();
            }
        }
        assertThat(seen).isTrue();
    }
}
