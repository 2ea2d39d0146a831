package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in every dialogue, whatever the agent does: thousands of contacts of every packaged persona. */
class DialogueInvariantsTest {
    private static final int CONTACTS = 3_000;
    private static final List<Persona> PERSONAS = PersonaCatalog.packaged();
    private static final List<Fault> OF_THE_AGENT = Stream.of(Fault.values())
            .filter(fault -> fault.blame() == Fault.Blame.AGENT)
            .toList();

    /** Replies of a random class, mark, question, fault and latency; a pure function of contact and turn. */
    private static Rehearsal.Timed random(TurnEvent.CustomerSpoke utterance) {
        Dice dice = new Dice(Fixtures.STREAMS, utterance.contact().number());
        int turn = utterance.turn();
        double tail = 1 / dice.uniform(Purpose.ARRIVAL, turn, 1);
        long latency = (long) Math.min(1e6 * tail, 120e6);
        if (dice.chance(0.1, Purpose.ARRIVAL, turn, 2)) {
            Fault fault = OF_THE_AGENT.get(dice.index(OF_THE_AGENT.size(), Purpose.ARRIVAL, turn, 3));
            return new Rehearsal.Timed(new AgentReply.Failed(fault, ""), latency);
        }
        ReplyClass[] classes = ReplyClass.values();
        ReplyClass replyClass = classes[dice.index(classes.length, Purpose.ARRIVAL, turn, 4)];
        String[][] asks = {{}, {}, {"account_number"}, {"amount", "account"}, {"shoe size"}, {"", "amount", "amount"}};
        TurnEvent.Mark[] marks = TurnEvent.Mark.values();
        String mark = marks[dice.index(marks.length, Purpose.ARRIVAL, turn, 6)].name();
        return new Rehearsal.Timed(
                Rehearsal.said(
                        replyClass == ReplyClass.ERROR ? ReplyClass.CHAT : replyClass,
                        mark + " {amount} $1 \\",
                        asks[dice.index(asks.length, Purpose.ARRIVAL, turn, 5)]),
                latency);
    }

    private static Rehearsal play(long index) {
        Scenario scenario = Fixtures.scenario(Goal.Right.values()[(int) (index % 3)], index % 7 == 0);
        Persona persona = PERSONAS.get((int) (index % PERSONAS.size()));
        return new Rehearsal(Fixtures.plan(index, persona, scenario)).play(DialogueInvariantsTest::random);
    }

    @Test
    void a_contact_is_opened_once_first_and_closed_once_last() {
        for (long i = 0; i < CONTACTS; i++) {
            List<TurnEvent> events = play(i).events;
            assertThat(events.get(0)).isInstanceOf(TurnEvent.ContactOpened.class);
            assertThat(events.get(events.size() - 1)).isInstanceOf(TurnEvent.ContactClosed.class);
            assertThat(events.stream().filter(TurnEvent.ContactOpened.class::isInstance))
                    .hasSize(1);
            assertThat(events.stream().filter(TurnEvent.ContactClosed.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void turns_count_up_times_do_not_run_back_and_replies_answer_what_was_said_once() {
        for (long i = 0; i < CONTACTS; i++) {
            int turns = 0;
            long now = 0;
            Set<Integer> unanswered = new HashSet<>();
            for (TurnEvent event : play(i).events) {
                assertThat(event.atMicros()).isGreaterThanOrEqualTo(now);
                now = event.atMicros();
                if (event instanceof TurnEvent.CustomerSpoke spoke) {
                    assertThat(spoke.turn()).isEqualTo(++turns);
                    assertThat(spoke.text()).isNotBlank().doesNotContain("{");
                    assertThat(spoke.interrupts()).isEqualTo(!unanswered.isEmpty());
                    assertThat(spoke.dueMicros()).isLessThanOrEqualTo(spoke.atMicros());
                    unanswered.add(spoke.turn());
                } else if (event instanceof TurnEvent.AgentReplied replied) {
                    assertThat(unanswered.remove(replied.turn())).isTrue();
                    assertThat(replied.dueLatencyMicros()).isGreaterThanOrEqualTo(replied.latencyMicros());
                } else if (event instanceof TurnEvent.TurnFailed failed) {
                    assertThat(unanswered.remove(failed.turn())).isTrue();
                }
            }
        }
    }

    @Test
    void nothing_is_said_or_heard_after_the_end() {
        Rehearsal played = play(5);
        int events = played.events.size();
        played.dialogue.hear(1, new AgentReply.Failed(Fault.TIMEOUT, ""), 1, Long.MAX_VALUE);
        played.dialogue.discard(dev.clamor.conversation.ConversationOutcome.Discarded.Reason.RUN_ENDED, Long.MAX_VALUE);
        assertThat(played.dialogue.waited(Long.MAX_VALUE)).isNull();
        assertThat(played.dialogue.waitMicros()).isNegative();
        assertThat(played.events).hasSize(events);
    }

    @ParameterizedTest
    @EnumSource(CustomerActSample.class)
    void the_random_agent_draws_out_every_kind_of_act(CustomerActSample act) {
        assertThat(LongStream.range(0, CONTACTS)
                        .anyMatch(i -> play(i).spoken().stream()
                                .anyMatch(s -> s.act().name().equals(act.name()))))
                .isTrue();
    }

    /** Acts that must occur in a mixed crowd. */
    private enum CustomerActSample {
        OPEN,
        INFORM,
        REPHRASE,
        ACCOMMODATE,
        REPEAT,
        SIMPLIFY,
        RESTATE,
        CORRECT,
        ASK_BACK,
        DIGRESS,
        REVISE,
        CHANGE_INTENT,
        RESUME,
        ASK_HUMAN,
        DISCLOSE,
        ADVERSARIAL,
        DONT_KNOW,
        AFFIRM,
        DENY,
        NUDGE,
        FILLER,
        THANK,
        LEAVE_ANNOUNCED
    }

    @Test
    void the_conversations_are_the_same_on_one_thread_and_eight_and_in_any_order() throws Exception {
        long forward = digest(LongStream.range(0, CONTACTS));
        long backward = digest(LongStream.range(0, CONTACTS).map(i -> CONTACTS - 1 - i));
        assertThat(backward).isEqualTo(forward);
        assertThat(digestOnThreads(8)).isEqualTo(forward);
        assertThat(digest(LongStream.range(1, CONTACTS))).isNotEqualTo(forward);
    }

    private static long digest(LongStream contacts) {
        ConversationDigest digest = new ConversationDigest();
        contacts.forEach(i -> play(i).events.forEach(digest::accept));
        return digest.value();
    }

    private static long digestOnThreads(int threads) throws Exception {
        ConversationDigest digest = new ConversationDigest();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> tasks = LongStream.range(0, CONTACTS)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> play(i).events.forEach(digest::accept)))
                    .toList();
            for (Future<?> task : tasks) {
                task.get();
            }
        } finally {
            pool.shutdown();
        }
        return digest.value();
    }
}
