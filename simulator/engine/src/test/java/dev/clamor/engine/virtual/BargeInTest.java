package dev.clamor.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.ConversationDigest;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.StreamReader;
import dev.clamor.engine.wire.TurnCodec;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Packaged customers and an agent whose replies take half a minute to be written, 60 parts each. */
class BargeInTest {
    private static final int CONTACTS = 400;
    private static final long TIMEOUT = 60_000_000;
    private static final long FIRST = 1_000_000;
    private static final long WHOLE = 30_500_000;
    private static final int PARTS = 60;
    private static final RandomStreams STREAMS = new RandomStreams(7);
    private static final Cast CAST =
            new Cast(new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), STREAMS);
    private static final LongFunction<ContactPlan> PLANS = i -> CAST.plan(i, i * 10_000, "all", true);
    private static final List<String> BODIES = List.of(
            "I can certainly help you with that today, could you give me your account number first, please?",
            "I see, thank you for telling me all that, and now I only need to know how much it is about.",
            "It is all settled for you now and there is nothing else that you would have to do about it.",
            "I am afraid that I did not understand you, could you say the same thing again in other words?");

    private static VirtualAgent.Answered slowly(AgentRequest request, long nowMicros) {
        String body = BODIES.get(Math.floorMod(Arrays.hashCode(request.body()), BODIES.size()));
        return new VirtualAgent.Answered(200, body.getBytes(StandardCharsets.UTF_8), FIRST, PARTS, WHOLE);
    }

    /** The message out and the words of the reply as they come. */
    private static final class Words implements TurnCodec<ContactId> {
        @Override
        public ContactId memory(ContactId contact) {
            return contact;
        }

        @Override
        public Step say(ContactId contact, Utterance utterance) {
            byte[] body = (contact + " " + utterance.text()).getBytes(StandardCharsets.UTF_8);
            return new Step.Listen(
                    new AgentRequest("POST", URI.create("http://agent.test/chat"), Map.of(), body), new Reader());
        }

        @Override
        public Step answered(ContactId contact, int turn, AgentResponse response) {
            return new Step.Told(new AgentReply.Failed(Fault.UNREADABLE, "no stream"));
        }
    }

    private static final class Reader implements StreamReader {
        private final StringBuilder text = new StringBuilder();

        @Override
        public boolean bytes(byte[] chunk, int length) {
            text.append(new String(chunk, 0, length, StandardCharsets.US_ASCII));
            return true;
        }

        @Override
        public String heard() {
            return text.toString();
        }

        @Override
        public TurnCodec.@Nullable Step complete() {
            return null;
        }

        @Override
        public TurnCodec.Step ended() {
            return new TurnCodec.Step.Told(new AgentReply.Said(
                    text.toString(), AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, Double.NaN));
        }
    }

    private static List<TurnEvent> events(double timeScale, VirtualAgent agent, long timeout) {
        List<TurnEvent> events = new ArrayList<>();
        DialogueSettings settings = new DialogueSettings(timeScale, DialogueSettings.Leaving.SURVEY_EXIT);
        new VirtualRun(STREAMS, settings, new Words(), agent, timeout, event -> events.add((TurnEvent) event))
                .run(0, CONTACTS, PLANS);
        return events;
    }

    private static <E> List<E> of(Class<E> kind, List<TurnEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The utterances for which a reply was cut. */
    private static List<CustomerSpoke> interruptions(List<TurnEvent> events) {
        List<CustomerSpoke> spoken = new ArrayList<>();
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i) instanceof ReplyCut && events.get(i - 1) instanceof CustomerSpoke spoke) {
                spoken.add(spoke);
            }
        }
        return spoken;
    }

    @Test
    void what_is_said_over_a_reply_has_news_or_stops_it_and_is_no_nudge() {
        List<CustomerSpoke> over = interruptions(events(1, BargeInTest::slowly, TIMEOUT));
        Set<CustomerAct> acts = EnumSet.noneOf(CustomerAct.class);
        over.forEach(spoke -> acts.add(spoke.act()));
        assertThat(over).hasSizeGreaterThan(50).allSatisfy(spoke -> {
            assertThat(spoke.interrupts()).isTrue();
            assertThat(spoke.why()).doesNotContain("nudge").doesNotContain("filler");
        });
        assertThat(acts).contains(CustomerAct.INFORM, CustomerAct.REVISE, CustomerAct.FILLER);
    }

    @Test
    void what_was_heard_is_the_beginning_of_a_reply_and_no_reply_to_it_follows() {
        List<TurnEvent> events = events(1, BargeInTest::slowly, TIMEOUT);
        Set<String> cut = new HashSet<>();
        for (ReplyCut heard : of(ReplyCut.class, events)) {
            assertThat(BODIES).anyMatch(body -> body.startsWith(heard.text()));
            assertThat(heard.text()).isNotEmpty();
            assertThat(heard.firstMicros()).isEqualTo(FIRST);
            assertThat(heard.latencyMicros()).isBetween(FIRST, WHOLE);
            cut.add(heard.contact() + "-" + heard.turn());
        }
        assertThat(of(AgentReplied.class, events)).isNotEmpty().allSatisfy(reply -> {
            assertThat(cut).doesNotContain(reply.contact() + "-" + reply.turn());
            assertThat(reply.firstMicros()).isEqualTo(FIRST);
            assertThat(reply.latencyMicros()).isEqualTo(WHOLE);
            assertThat(reply.stallMicros()).isEqualTo((WHOLE - FIRST) / (PARTS - 1));
        });
    }

    @Test
    void time_scale_does_not_hurry_those_who_talk_over() {
        List<Long> real = moments(events(1, BargeInTest::slowly, TIMEOUT));
        List<Long> fast = moments(events(60, BargeInTest::slowly, TIMEOUT));
        assertThat(fast).hasSizeGreaterThan(50).isEqualTo(real);
    }

    private static List<Long> moments(List<TurnEvent> events) {
        return of(ReplyCut.class, events).stream().map(ReplyCut::latencyMicros).toList();
    }

    @Test
    void a_contact_talks_over_at_most_four_replies_besides_leaving() {
        Map<String, Integer> counts = new HashMap<>();
        for (CustomerSpoke over : interruptions(events(1, BargeInTest::slowly, TIMEOUT))) {
            if (over.act() != CustomerAct.LEAVE_ANNOUNCED) {
                assertThat(counts.merge(over.contact().toString(), 1, Integer::sum))
                        .isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void a_reply_that_is_not_complete_in_time_is_lost_unless_it_was_cut_before() {
        List<TurnEvent> events = events(1, BargeInTest::slowly, 20_000_000);
        assertThat(of(AgentReplied.class, events)).isEmpty();
        assertThat(of(ReplyCut.class, events)).isNotEmpty();
        assertThat(of(TurnEvent.TurnFailed.class, events)).isNotEmpty().allSatisfy(failed -> {
            assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
            assertThat(failed.latencyMicros()).isEqualTo(20_000_000);
        });
    }

    @Test
    void the_same_seed_has_the_same_interruptions_on_one_thread_and_on_eight() throws InterruptedException {
        DialogueSettings settings = new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT);
        ConversationDigest one = new ConversationDigest();
        new VirtualRun(STREAMS, settings, new Words(), BargeInTest::slowly, TIMEOUT, one).run(0, CONTACTS, PLANS);
        ConversationDigest eight = new ConversationDigest();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            new VirtualRun(STREAMS, settings, new Words(), BargeInTest::slowly, TIMEOUT, eight)
                    .run(0, CONTACTS, PLANS, pool, 8);
        } finally {
            pool.shutdown();
        }
        assertThat(eight.value()).isEqualTo(one.value()).isNotZero();
    }
}
