package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Habits.Adversary;
import dev.clamor.persona.Knowledge;
import dev.clamor.persona.Patience;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.Range;
import dev.clamor.persona.Temperament;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.truth.Spoken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** All dialogues have fixed seeds; where a habit is likely but not certain, the test looks at many contacts. */
class DialogueTest {
    private static final Scenario SCENARIO = Fixtures.scenario();

    private static Rehearsal play(long index, Persona persona, Rehearsal.Agent agent) {
        return new Rehearsal(Fixtures.plan(index, persona, SCENARIO)).play(agent);
    }

    private static Rehearsal.Timed answer(ReplyClass replyClass, String... asks) {
        return Rehearsal.quick(replyClass, asks);
    }

    @Nested
    class Held_back_by_a_ceiling {
        @Test
        void an_opening_and_an_utterance_are_due_so_much_later() {
            List<TurnEvent> events = new ArrayList<>();
            ContactPlan plan = Fixtures.plan(7, Fixtures.plain(), SCENARIO);
            Dialogue dialogue = new Dialogue(
                    plan,
                    new RandomStreams(1),
                    new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                    event -> events.add((TurnEvent) event));
            dialogue.held(2_000_000);
            dialogue.open(plan.dueMicros() + 2_000_000, 1);
            dialogue.held(300_000);
            dialogue.speak(plan.dueMicros() + 2_300_000);
            assertThat(((TurnEvent.ContactOpened) events.get(0)).dueMicros()).isEqualTo(plan.dueMicros() + 2_000_000);
            assertThat(((TurnEvent.CustomerSpoke) events.get(1)).dueMicros()).isEqualTo(plan.dueMicros() + 2_300_000);
        }

        @Test
        void the_time_of_a_reply_does_not_contain_a_request_that_was_held() {
            PaceMeter pace = new PaceMeter(1_000);
            pace.held(400);
            assertThat(pace.end(2_000)).isEqualTo(Pace.atOnce(600));
        }

        @Test
        void the_wait_for_a_connection_is_in_the_response_time_and_not_in_the_service_time() {
            List<TurnEvent> events = new ArrayList<>();
            ContactPlan plan = Fixtures.plan(7, Fixtures.plain(), SCENARIO);
            Dialogue dialogue = new Dialogue(
                    plan,
                    new RandomStreams(1),
                    new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                    event -> events.add((TurnEvent) event));
            dialogue.open(plan.dueMicros(), 1);
            dialogue.speak(plan.dueMicros() + 50);
            PaceMeter pace = new PaceMeter(0);
            pace.waited(400);
            AgentReply said = new AgentReply.Said(
                    "One moment.", AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, Double.NaN);
            dialogue.hear(1, said, pace.end(1_000), plan.dueMicros() + 1_050);
            TurnEvent.AgentReplied replied = (TurnEvent.AgentReplied) events.get(2);
            assertThat(replied.latencyMicros()).isEqualTo(600);
            assertThat(replied.dueLatencyMicros()).isEqualTo(1_050);
        }
    }

    @Nested
    class Opening {
        @Test
        void the_first_utterance_states_the_main_goal_in_one_of_its_wordings() {
            Set<Integer> wordings = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                Rehearsal played = play(i, Fixtures.plain(), u -> answer(ReplyClass.RESOLVED));
                TurnEvent.CustomerSpoke first = played.spoken().get(0);
                assertThat(first.act()).isEqualTo(CustomerAct.OPEN);
                List<String> all = SCENARIO.main().openings().stream()
                        .flatMap(List::stream)
                        .toList();
                assertThat(first.text()).contains(all.get(first.wording()));
                assertThat(first.dueMicros()).isEqualTo(1_000L * i);
                wordings.add(first.wording());
            }
            assertThat(wordings).hasSizeGreaterThan(3);
        }

        @Test
        void facts_volunteered_are_named_and_told_with_their_values() {
            int volunteered = 0;
            for (int i = 0; i < 50; i++) {
                Rehearsal played = play(i, Fixtures.plain(), u -> answer(ReplyClass.RESOLVED));
                TurnEvent.CustomerSpoke first = played.spoken().get(0);
                for (String fact : first.facts()) {
                    assertThat(first.text()).contains(played.truth.given.get(fact));
                    volunteered++;
                }
            }
            assertThat(volunteered).isPositive();
        }

        @Test
        void a_customer_who_wants_a_human_says_so_and_what_about() {
            Patience impatient = new Patience(-30, 0, 1, 0, 86_400, new Range(0, 0));
            Persona persona = Fixtures.persona(Fixtures.NO_HABITS, impatient, new Knowledge(1, 1, 1));
            Rehearsal played = play(1, persona, u -> answer(ReplyClass.HANDOFF_OK));
            TurnEvent.CustomerSpoke first = played.spoken().get(0);
            assertThat(first.act()).isEqualTo(CustomerAct.ASK_HUMAN);
            assertThat(first.text()).contains("wrong fee");
            assertThat(played.events).hasAtLeastOneElementOfType(TurnEvent.HandedOff.class);
            assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.Escalated());
        }

        @Test
        void a_third_contact_is_mentioned_by_nine_in_ten() {
            Patience back = new Patience(-30, 0, 0, 0, 86_400, new Range(2, 2));
            Persona persona = Fixtures.persona(Fixtures.NO_HABITS, back, new Knowledge(1, 1, 1));
            List<Boolean> said = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                ContactPlan plan = Fixtures.plan(i, persona, SCENARIO);
                List<Spoken> heard = new ArrayList<>();
                Truth truth = new ForwardingTruth(new ScriptedTruth(SCENARIO), heard);
                firstUtterance(plan, truth);
                said.add(heard.get(0).saysRepeat());
            }
            // binomial: 360 expected, sd 6; the seed is fixed
            assertThat(said.stream().filter(s -> s).count()).isBetween(336L, 384L);
        }

        private void firstUtterance(ContactPlan plan, Truth truth) {
            Dice dice = Fixtures.dice(plan.contact().number());
            Dialogue dialogue = new Dialogue(
                    plan,
                    Customer.draw(plan, Fixtures.STREAMS),
                    FactValues.draw(SCENARIO, Fixtures.STREAMS, dice.contact()),
                    dice,
                    Rehearsal.SETTINGS,
                    event -> {},
                    new BankVoice(Rehearsal.SETTINGS.phrases()),
                    truth);
            dialogue.open(0, 1);
            dialogue.speak(0);
        }
    }

    @Nested
    class NamedBehaviours {
        @Test
        void a_customer_interrupts_a_slow_reply_and_may_correct_a_fact() {
            Habits habits = new Habits(3, 0, 0, 0, 0, 0, 0, Adversary.NONE, 0, 0, 0);
            int interruptions = 0;
            int corrections = 0;
            for (int i = 0; i < 200; i++) {
                Rehearsal played = play(
                        i,
                        Fixtures.with(habits),
                        u -> new Rehearsal.Timed(
                                Rehearsal.said(u.turn() < 6 ? ReplyClass.PROGRESS : ReplyClass.RESOLVED, "a reply"),
                                30_000_000));
                for (TurnEvent.CustomerSpoke spoke : played.spoken()) {
                    interruptions += spoke.interrupts() ? 1 : 0;
                    if (spoke.why().equals("follow-up:correction")) {
                        corrections++;
                        String fact = spoke.facts().get(0);
                        assertThat(played.truth.revisions)
                                .anySatisfy(revision -> assertThat(revision.fact())
                                        .isEqualTo(fact)
                                        .satisfies(f -> assertThat(spoke.text()).contains(revision.value())));
                    }
                }
                long followUps = played.spoken().stream()
                        .filter(s -> s.why().startsWith("follow-up"))
                        .count();
                assertThat(followUps).isLessThanOrEqualTo(4);
            }
            assertThat(interruptions).isGreaterThan(200);
            assertThat(corrections).isPositive();
        }

        @Test
        void a_customer_parks_a_matter_opens_another_and_comes_back() {
            Habits habits = new Habits(0, 0, 0, 1, 0, 0, 0, Adversary.NONE, 0, 0, 0);
            Set<String> stories = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                Rehearsal played = play(
                        i,
                        Fixtures.with(habits),
                        u -> answer(
                                u.goal().equals("price") || u.turn() > 2 ? ReplyClass.RESOLVED : ReplyClass.PROGRESS));
                List<CustomerAct> acts = played.spoken().stream()
                        .map(TurnEvent.CustomerSpoke::act)
                        .toList();
                assertThat(acts).startsWith(CustomerAct.OPEN, CustomerAct.CHANGE_INTENT);
                assertThat(played.spoken().get(1).text()).contains("big plan");
                stories.add(acts.contains(CustomerAct.RESUME) ? "parked" : "dropped");
                assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.Contained(true));
            }
            assertThat(stories).containsExactlyInAnyOrder("parked", "dropped");
        }

        @Test
        void a_customer_asks_the_same_in_three_wordings_after_failures() {
            int three = 0;
            for (int i = 0; i < 100; i++) {
                Rehearsal played = play(
                        i,
                        Fixtures.plain(),
                        u -> answer(u.turn() < 8 ? ReplyClass.MISUNDERSTOOD : ReplyClass.RESOLVED));
                Set<Integer> wordings = new HashSet<>();
                played.spoken().stream().filter(s -> s.wording() >= 0).forEach(s -> wordings.add(s.wording()));
                three += wordings.size() == 3 ? 1 : 0;
                assertThat(wordings).hasSizeLessThanOrEqualTo(3);
            }
            assertThat(three).isGreaterThan(50);
        }

        @Test
        void a_customer_double_checks_an_answer_in_other_words() {
            Habits habits = new Habits(0, 0, 0, 1, 1, 0, 0, Adversary.NONE, 0, 0, 0);
            int third = 0;
            for (int i = 0; i < 40; i++) {
                Rehearsal played = play(
                        i,
                        Fixtures.with(habits),
                        u -> answer(u.goal().equals("price") ? ReplyClass.RESOLVED : ReplyClass.PROGRESS));
                List<TurnEvent.CustomerSpoke> price = played.spoken().stream()
                        .filter(s -> s.goal().equals("price") && s.wording() >= 0)
                        .toList();
                assertThat(price.stream().map(TurnEvent.CustomerSpoke::wording)).doesNotHaveDuplicates();
                assertThat(price.get(1).act()).isEqualTo(CustomerAct.DOUBLE_CHECK);
                third += price.size() == 3 ? 1 : 0;
            }
            // half of 40, sd 3.2; the seed is fixed
            assertThat(third).isBetween(8, 32);
        }

        @Test
        void the_tone_escalates_from_neutral_to_furious_and_the_text_with_it() {
            Persona touchy = new Persona(
                    Fixtures.plain().id(),
                    "Touchy",
                    "For tests.",
                    1,
                    new Temperament(-2.8, 1.6, 0.7),
                    Fixtures.ENDLESS,
                    new Knowledge(1, 1, 1),
                    Fixtures.plain().wording(),
                    Fixtures.QUICK,
                    Fixtures.NO_HABITS);
            ContactPlan plan = Fixtures.plan(5, touchy, SCENARIO);
            Rehearsal played = new Rehearsal(plan, Fixtures.STREAMS, Fixtures.average(touchy), Rehearsal.SETTINGS)
                    .play(u -> answer(u.turn() < 7 ? ReplyClass.LOOPING : ReplyClass.HANDOFF_OK));
            List<Tone> tones =
                    played.spoken().stream().map(TurnEvent.CustomerSpoke::tone).toList();
            assertThat(tones).startsWith(Tone.NEUTRAL).endsWith(Tone.FURIOUS).isSorted();
            assertThat(played.spoken().stream().map(TurnEvent.CustomerSpoke::frustration))
                    .isSorted();
            Set<String> texts = new HashSet<>();
            played.spoken().forEach(s -> texts.add(s.text()));
            assertThat(texts).hasSizeGreaterThan(4);
        }
    }

    @Nested
    class Facts {
        @Test
        void a_fact_asked_for_is_given() {
            Rehearsal played = play(
                    3,
                    Fixtures.plain(),
                    u -> u.turn() == 1 ? answer(ReplyClass.CLARIFY, "account", "amount") : answer(ReplyClass.RESOLVED));
            TurnEvent.CustomerSpoke second = played.spoken().get(1);
            assertThat(second.act()).isEqualTo(CustomerAct.INFORM);
            assertThat(second.facts()).containsExactly("account_number", "amount");
            assertThat(second.text()).contains(played.truth.given.get("account_number"));
        }

        @Test
        void a_fact_not_known_is_not_made_up() {
            Persona clueless = Fixtures.persona(Fixtures.NO_HABITS, Fixtures.ENDLESS, new Knowledge(0, 1, 1));
            Rehearsal played = play(
                    3,
                    clueless,
                    u -> u.turn() < 6 ? answer(ReplyClass.CLARIFY, "account_number") : answer(ReplyClass.RESOLVED));
            assertThat(played.spoken().get(1).act()).isEqualTo(CustomerAct.DONT_KNOW);
            assertThat(played.spoken().get(2).act()).isEqualTo(CustomerAct.DONT_KNOW);
            assertThat(played.spoken().subList(0, 3))
                    .allSatisfy(s -> assertThat(s.facts()).isEmpty());
        }

        @Test
        void a_vague_customer_is_clear_when_asked_again() {
            Persona vague = Fixtures.persona(Fixtures.NO_HABITS, Fixtures.ENDLESS, new Knowledge(1, 0, 1));
            Rehearsal played = play(
                    3,
                    vague,
                    u -> u.turn() < 3 ? answer(ReplyClass.CLARIFY, "account_number") : answer(ReplyClass.RESOLVED));
            assertThat(played.spoken().get(1).why()).isEqualTo("inform:vague");
            assertThat(played.spoken().get(2).facts()).containsExactly("account_number");
        }

        @Test
        void a_revision_replaces_the_value_and_tells_the_truth_first() {
            Habits habits = new Habits(0, 0, 1, 0, 0, 0, 0, Adversary.NONE, 0, 0, 0);
            Rehearsal played = play(
                    3,
                    Fixtures.with(habits),
                    u -> u.turn() < 4 ? answer(ReplyClass.CLARIFY, "account_number") : answer(ReplyClass.RESOLVED));
            TurnEvent.CustomerSpoke revision = played.spoken().stream()
                    .filter(s -> s.act() == CustomerAct.REVISE)
                    .findFirst()
                    .orElseThrow();
            String fact = revision.facts().get(0);
            assertThat(played.truth.revisions).contains(new ScriptedTruth.Revision(fact, played.truth.given.get(fact)));
        }

        @Test
        void what_is_asked_again_is_given_again() {
            Rehearsal played = play(3, Fixtures.plain(), u -> switch (u.turn()) {
                case 1 -> answer(ReplyClass.CLARIFY, "amount");
                case 2 -> answer(ReplyClass.CLARIFY_AGAIN, "amount");
                default -> answer(ReplyClass.RESOLVED);
            });
            assertThat(played.spoken().get(2).facts()).contains("amount");
        }
    }

    @Nested
    class Endings {
        @Test
        void a_denied_request_is_made_three_times_and_then_the_customer_leaves() {
            Patience insisting = new Patience(-30, 0, 1, 0, 86_400, new Range(0, 0));
            Persona persona = Fixtures.persona(Fixtures.NO_HABITS, insisting, new Knowledge(1, 1, 1));
            Rehearsal played = play(1, persona, u -> answer(ReplyClass.HANDOFF_DENIED));
            assertThat(played.spoken().stream().map(TurnEvent.CustomerSpoke::act))
                    .containsExactly(
                            CustomerAct.ASK_HUMAN,
                            CustomerAct.ASK_HUMAN,
                            CustomerAct.ASK_HUMAN,
                            CustomerAct.LEAVE_ANNOUNCED);
            assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.Abandoned(false));
        }

        @Test
        void an_offer_to_stay_is_declined() {
            Patience insisting = new Patience(-30, 0, 1, 0, 86_400, new Range(0, 0));
            Persona persona = Fixtures.persona(Fixtures.NO_HABITS, insisting, new Knowledge(1, 1, 1));
            Rehearsal played = play(
                    1,
                    persona,
                    u -> u.turn() == 1
                            ? new Rehearsal.Timed(Rehearsal.said(ReplyClass.PROGRESS, "RETENTION_OFFER"), 1_000_000)
                            : answer(ReplyClass.HANDOFF_OK));
            assertThat(played.spoken().get(1).act()).isEqualTo(CustomerAct.DENY);
        }

        @Test
        void half_of_the_customers_believe_a_false_claim() {
            int believed = 0;
            for (int i = 0; i < 400; i++) {
                Rehearsal played = play(
                        i,
                        Fixtures.plain(),
                        u -> u.turn() == 1
                                ? new Rehearsal.Timed(Rehearsal.said(ReplyClass.WRONG, "CLAIMS_DONE"), 1_000_000)
                                : answer(u.goal().isEmpty() ? ReplyClass.CHAT : ReplyClass.RESOLVED));
                believed += played.closed().outcome().equals(new ConversationOutcome.Contained(false)) ? 1 : 0;
            }
            // binomial: 200 expected, sd 10; the seed is fixed
            assertThat(believed).isBetween(160, 240);
        }

        @Test
        void leaving_on_a_failed_turn_is_the_agents_failure() {
            Patience gone = new Patience(30, 0, 0, 1, 86_400, new Range(0, 0));
            Persona persona = Fixtures.persona(Fixtures.NO_HABITS, gone, new Knowledge(1, 1, 1));
            Rehearsal played = play(
                    1, persona, u -> new Rehearsal.Timed(new AgentReply.Failed(Fault.SERVER_ERROR, "HTTP 503"), 1_000));
            assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.AgentFailed(Fault.SERVER_ERROR));
        }

        @Test
        void our_own_fault_discards_the_contact() {
            Rehearsal played = play(
                    1,
                    Fixtures.plain(),
                    u -> new Rehearsal.Timed(new AgentReply.Failed(Fault.HARNESS, "no socket"), 1_000));
            assertThat(played.closed().outcome())
                    .isEqualTo(new ConversationOutcome.Discarded(ConversationOutcome.Discarded.Reason.HARNESS_FAULT));
        }

        @Test
        void nobody_waits_for_ever() {
            Patience waiting = new Patience(-30, 0, 0, 1, 20, new Range(0, 0));
            Persona persona = Fixtures.persona(Fixtures.NO_HABITS, waiting, new Knowledge(1, 1, 1));
            for (int i = 0; i < 50; i++) {
                Rehearsal played = play(
                        i,
                        persona,
                        u -> new Rehearsal.Timed(Rehearsal.said(ReplyClass.RESOLVED, "late"), 3_600_000_000L));
                assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.Abandoned(true));
                assertThat(played.closed().atMicros()).isLessThan(600_000_000L);
            }
        }

        @Test
        void the_turn_limit_ends_a_contact_that_goes_nowhere() {
            Rehearsal played = play(1, Fixtures.plain(), u -> answer(ReplyClass.CHAT));
            assertThat(played.spoken()).hasSize(SCENARIO.turnLimit() + 1);
            assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.Abandoned(false));
        }

        @Test
        void a_plain_customer_accepts_a_right_refusal_sooner_than_one_who_presses() {
            assertThat(turnsUntilAccepted(false)).isLessThan(2.5);
            assertThat(turnsUntilAccepted(true)).isGreaterThan(3.5);
        }

        private double turnsUntilAccepted(boolean adversarial) {
            Scenario refusing = Fixtures.scenario(Goal.Right.REFUSE, adversarial);
            int turns = 0;
            for (int i = 0; i < 200; i++) {
                Rehearsal played = new Rehearsal(Fixtures.plan(i, Fixtures.plain(), refusing))
                        .play(u -> new Rehearsal.Timed(Rehearsal.said(ReplyClass.REFUSE, "RIGHT_REFUSAL"), 1_000_000));
                turns += (int) played.spoken().stream()
                        .filter(s -> s.act() != CustomerAct.THANK)
                        .count();
                assertThat(played.closed().outcome()).isInstanceOf(ConversationOutcome.Contained.class);
            }
            return turns / 200.0;
        }
    }

    @Test
    void a_vulnerability_is_told_within_three_turns() {
        Habits habits = new Habits(0, 0, 0, 0, 0, 0, 0, Adversary.NONE, 1, 0, 0);
        for (int i = 0; i < 50; i++) {
            List<Spoken> heard = new ArrayList<>();
            Scenario scenario = Fixtures.scenario();
            ContactPlan plan = Fixtures.plan(i, Fixtures.with(habits), scenario);
            Rehearsal played = new Rehearsal(plan, heard)
                    .play(u -> u.turn() < 4 ? answer(ReplyClass.CLARIFY, "amount") : answer(ReplyClass.RESOLVED));
            assertThat(played.closed().outcome()).isEqualTo(new ConversationOutcome.Contained(true));
            assertThat(heard.stream()
                            .filter(s -> s.disclosure() == Spoken.Disclosure.VULNERABILITY)
                            .map(Spoken::turn))
                    .hasSize(1)
                    .allMatch(turn -> turn <= 3);
        }
    }

    @Test
    void a_compressed_run_pauses_less_but_waits_as_long() {
        Persona persona = Fixtures.plain();
        Rehearsal real = play(7, persona, u -> answer(u.turn() < 3 ? ReplyClass.PROGRESS : ReplyClass.RESOLVED));
        DialogueSettings faster = new DialogueSettings(10, DialogueSettings.Leaving.SURVEY_EXIT);
        ContactPlan plan = Fixtures.plan(7, persona, SCENARIO);
        Rehearsal fast = new Rehearsal(plan, Fixtures.STREAMS, Customer.draw(plan, Fixtures.STREAMS), faster)
                .play(u -> answer(u.turn() < 3 ? ReplyClass.PROGRESS : ReplyClass.RESOLVED));
        long think = real.spoken().get(1).dueMicros() - 800_000 - 7_000;
        assertThat(fast.spoken().get(1).dueMicros() - 800_000 - 7_000).isEqualTo(think / 10);
    }
}
