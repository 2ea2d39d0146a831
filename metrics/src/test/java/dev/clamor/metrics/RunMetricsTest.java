package dev.clamor.metrics;

import static dev.clamor.conversation.ReplyClass.LOOPING;
import static dev.clamor.conversation.ReplyClass.MISUNDERSTOOD;
import static dev.clamor.conversation.ReplyClass.PROGRESS;
import static dev.clamor.conversation.ReplyClass.RESOLVED;
import static dev.clamor.conversation.Trigger.EXPLICIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.MetricsSnapshot.WorstContact;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    private static final ConversationOutcome DONE = new ConversationOutcome.Contained(true);
    private static final ConversationOutcome LOST = new Discarded(Discarded.Reason.RUN_ENDED);

    private static final List<String> FIRST = List.of("c-000001");

    private final RunMetrics metrics = new RunMetrics(new MetricsConfig(new TreeSet<>(List.of(1_000L)), 2, 4));

    @Nested
    class Contacts {
        @Test
        void are_valid_or_warm_up_or_discarded_or_open() {
            take(solved(1).ends(DONE));
            take(solved(Talk.of(2).warmUp()).ends(DONE));
            take(solved(3).ends(LOST));
            take(solved(Talk.of(4).warmUp()).ends(LOST));
            take(solved(5).unfinished());

            MetricsSnapshot.Contacts contacts = metrics.snapshot().contacts();
            assertThat(contacts.opened()).isEqualTo(5);
            assertThat(contacts.closed()).isEqualTo(4);
            assertThat(contacts.open()).isEqualTo(1);
            assertThat(contacts.valid()).isEqualTo(1);
            assertThat(contacts.warmUp()).isEqualTo(1);
            assertThat(contacts.discarded()).containsOnlyKeys("RUN_ENDED").containsValue(2L);
            assertThat(contacts.outcomes()).containsOnlyKeys("contained").containsValue(1L);
            assertThat(contacts.turns()).isEqualTo(1);
        }

        @Test
        void of_the_mix_are_the_judged_ones_that_were_sent_whatever_became_of_them() {
            take(solved(Talk.of(1).by("planner", "refund")).ends(DONE));
            take(solved(Talk.of(2).by("planner", "refund")).ends(LOST));
            take(solved(Talk.of(3).by("impatient", "refund")).unfinished());
            take(solved(Talk.of(4).by("impatient", "refund").warmUp()).ends(DONE));

            assertThat(metrics.snapshot().personas())
                    .containsEntry("planner", 2L)
                    .containsEntry("impatient", 1L);
            assertThat(metrics.snapshot().scenarios()).containsEntry("refund", 3L);
        }

        @Test
        void show_in_the_live_line_as_they_close() {
            take(solved(1).within(300_000).gets(RESOLVED).ends(DONE));
            take(Talk.of(2).firing(EXPLICIT, 1).says().gets(PROGRESS).unfinished());

            RunMetrics.Live live = metrics.live();
            assertThat(live.opened()).isEqualTo(2);
            assertThat(live.inProgress()).isEqualTo(1);
            assertThat(live.of(Sli.TRUE_CONTAINMENT)).isEqualTo(new Ratio(1, 1));
            assertThat(live.of(Sli.ESCALATION_RECALL)).isEqualTo(Ratio.NONE);
            assertThat(live.of(Sli.ERROR_FREE_TURNS)).isEqualTo(new Ratio(2, 2));
            assertThat(live.trulySegments()).hasSize(1).containsValue(new Ratio(1, 1));
            assertThat(live.recallSegments()).isEmpty();
            assertThat(live.responseP50()).isCloseTo(200, within(0.3));
            assertThat(live.responseP95()).isCloseTo(300, within(0.3));
            assertThat(live.retries()).isZero();
            assertThat(live.indicators()).isEqualTo(totals());
        }
    }

    private SortedMap<String, Ratio> totals() {
        SortedMap<String, Ratio> totals = new TreeMap<>();
        metrics.snapshot().slis().forEach((id, counts) -> totals.put(id, counts.total()));
        return totals;
    }

    @Nested
    class Health {
        @Test
        void counts_from_the_earliest_due_time_of_a_judged_contact() {
            take(solved(Talk.of(1).warmUp().at(0)).ends(DONE));
            take(solved(Talk.of(2).at(10_000_000)).ends(DONE));
            metrics.accept(sample(9_000_000, 900_000, 0.99));
            metrics.accept(sample(10_000_000, 4_000, 0.25));
            metrics.accept(sample(11_000_000, 2_000, 0.75));
            metrics.accept(sample(12_000_000, 2_000, Double.NaN));

            MetricsSnapshot.Health health = metrics.snapshot().health();
            assertThat(health.samples()).isEqualTo(4);
            assertThat(health.lagMaxMillis()).isEqualTo(4);
            assertThat(health.lagP99Millis()).isEqualTo(2);
            assertThat(health.gcMaxMillis()).isEqualTo(1);
            assertThat(health.loopDelayMaxMillis()).isEqualTo(3);
            assertThat(health.cpuMean()).isEqualTo(0.5);
            assertThat(health.cpuMax()).isEqualTo(0.75);
            assertThat(health.logBacklogMax()).isEqualTo(17);
        }

        @Test
        void counts_all_of_it_when_no_contact_was_judged() {
            metrics.accept(sample(9_000_000, 900_000, 0.99));

            assertThat(metrics.snapshot().health().lagMaxMillis()).isEqualTo(900);
        }

        @Test
        void tells_the_most_that_the_process_held_and_forgives_a_clock_that_is_set_right_slowly() {
            take(solved(Talk.of(1).at(0)).ends(DONE));
            metrics.accept(holding(1_000_000, new RunEvent.Holdings(3, 0, 0, 5_000, 20, 60, 400)));
            metrics.accept(holding(2_000_000, new RunEvent.Holdings(9, 4, 2, 9_000, 21, 70, -3_000)));
            metrics.accept(holding(3_000_000, new RunEvent.Holdings(2, 1, 2, 6_000, 19, 65, 1_500)));

            MetricsSnapshot.Process process = metrics.snapshot().health().process();
            assertThat(process.socketsMax()).isEqualTo(9);
            assertThat(process.waitingMax()).isEqualTo(4);
            assertThat(process.connectFailures()).isEqualTo(2);
            assertThat(process.heapMaxBytes()).isEqualTo(9_000);
            assertThat(process.threadsMax()).isEqualTo(21);
            assertThat(process.filesMax()).isEqualTo(70);
            assertThat(process.clockStepMillis()).isCloseTo(2, within(1e-9)); // 3 ms, of which 1 in 2 s may be slewing
        }

        @Test
        void growth_is_that_of_the_least_value_of_every_minute() {
            take(solved(Talk.of(1).at(0)).ends(DONE));
            for (int second = 1; second < 900; second++) {
                long garbage = second % 20 * 1_000_000L;
                long kept = 1_000L * (second / 60);
                metrics.accept(holding(second * 1_000_000L, new RunEvent.Holdings(1, 0, 0, garbage + kept, 20, 60, 0)));
            }
            MetricsSnapshot.Process process = metrics.snapshot().health().process();
            assertThat(process.heapGrowth()).isEqualTo(new Trend(15, 60_000, 60_000, 60_000));
            assertThat(process.threadGrowth().flat(0)).isTrue();
        }

        private RunEvent holding(long atMicros, RunEvent.Holdings held) {
            return new RunEvent.HealthSampled(atMicros, 0, 0, 0, 0, 0, 0, 0.5, 0, held);
        }

        private RunEvent sample(long atMicros, long lagMicros, double cpu) {
            return new RunEvent.HealthSampled(atMicros, 0, 0, lagMicros, lagMicros / 2, 3_000, 1_000, cpu, 17);
        }
    }

    @Nested
    class Streams {
        @Test
        void have_first_words_and_stalls_apart_from_replies_that_come_at_once() {
            take(Talk.of(1)
                    .within(900_000)
                    .says()
                    .streaming(100_000, 40_000)
                    .gets(PROGRESS)
                    .says()
                    .gets(PROGRESS)
                    .ends(DONE));

            MetricsSnapshot.Latency latency = metrics.snapshot().latency();
            assertThat(latency.service().count()).isEqualTo(2);
            assertThat(latency.firstToken().count()).isEqualTo(1);
            assertThat(latency.firstToken().p50()).isCloseTo(100, within(0.1));
            assertThat(latency.stall().count()).isEqualTo(1);
            assertThat(latency.stall().max()).isCloseTo(40, within(0.04));
        }

        @Test
        void that_were_cut_have_first_words_and_stalls_and_no_latency() {
            take(Talk.of(1)
                    .says()
                    .interrupting()
                    .says()
                    .streaming(70_000, 20_000)
                    .cutting(1, "I can")
                    .gets(PROGRESS)
                    .ends(DONE));

            MetricsSnapshot snapshot = metrics.snapshot();
            assertThat(snapshot.latency().service().count()).isEqualTo(1);
            assertThat(snapshot.latency().firstToken().count()).isEqualTo(1);
            assertThat(snapshot.latency().firstToken().p50()).isCloseTo(70, within(0.07));
            assertThat(snapshot.experience().aftermaths())
                    .containsOnlyKeys("cut")
                    .containsEntry(
                            "cut",
                            new TreeMap<>(
                                    Map.of("KEPT", 1L, "STALE_ACTION", 0L, "ANSWERED_BOTH", 0L, "LOST_THREAD", 0L)));
        }

        @Test
        void that_leaked_before_they_were_cut_leaked() {
            take(Talk.of(1)
                    .says()
                    .interrupting()
                    .says()
                    .marked(Mark.LEAK)
                    .cutting(1, "Account AC-1")
                    .gets(PROGRESS)
                    .ends(DONE));

            assertThat(metrics.snapshot().risk().leaks()).isEqualTo(1);
            assertThat(metrics.snapshot().risk().breaches()).isEqualTo(new Ratio(0, 1));
        }
    }

    @Nested
    class The_agents_ceilings_and_retries {
        @Test
        void are_counted_from_the_newest_line_and_from_every_retry_whatever_the_shard() {
            RunMetrics other = new RunMetrics(new MetricsConfig(new TreeSet<>(List.of(1_000L)), 2, 4));
            other.accept(new RunEvent.CeilingHeld(2_000_000, 5, 2, 7_500_000, 3, 250_000));
            other.accept(new TurnEvent.TurnRetried(ContactId.ofArrival(1), 5, 1, Fault.RESET));
            metrics.accept(new RunEvent.CeilingHeld(1_000_000, 4, 4, 0, 1, 50_000));
            metrics.accept(new TurnEvent.TurnRetried(ContactId.ofArrival(2), 5, 1, Fault.RESET));
            metrics.accept(new TurnEvent.TurnRetried(ContactId.ofArrival(2), 6, 1, Fault.RATE_LIMITED));
            metrics.combine(other);

            MetricsSnapshot.Health health = metrics.snapshot().health();
            assertThat(health.held()).isEqualTo(new MetricsSnapshot.Held(5, 7.5, 2, 3, 0.25));
            assertThat(health.retries()).containsOnly(entry("RATE_LIMITED", 1L), entry("RESET", 2L));
        }

        @Test
        void are_nothing_for_a_run_that_was_not_held_back() {
            assertThat(metrics.snapshot().health().held().any()).isFalse();
            assertThat(metrics.snapshot().health().retries()).isEmpty();
        }
    }

    @Nested
    class The_end {
        @Test
        void is_unknown_for_a_run_that_was_killed() {
            assertThat(metrics.snapshot().end()).isEmpty();
        }

        @Test
        void is_what_the_last_line_says() {
            RunEvent.RunEnded end = new RunEvent.RunEnded(5, 1, 1, 1, RunEvent.EndReason.DRAIN_LIMIT, 0);
            metrics.accept(end);
            assertThat(metrics.snapshot().end()).contains(end);
        }
    }

    @Nested
    class The_timeline {
        @Test
        void shows_contacts_in_progress_at_the_end_of_each_slice_and_the_last_stage() {
            take(solved(Talk.of(1).in("ramp", 1).at(500_000)).ends(DONE));
            take(Talk.of(2).in("spike", 2).at(600_000).says().unfinished());
            take(solved(Talk.of(3).in("ramp", 1).at(100_000)).ends(DONE));
            take(solved(Talk.of(4).in("recovery", 1).at(6_000_000)).ends(DONE));

            List<TimeSlice> timeline = metrics.snapshot().timeline();
            assertThat(timeline).extracting(TimeSlice::index).containsExactly(0, 3);
            assertThat(timeline).extracting(TimeSlice::opened).containsExactly(3L, 1L);
            assertThat(timeline).extracting(TimeSlice::closed).containsExactly(2L, 1L);
            assertThat(timeline).extracting(TimeSlice::inProgress).containsExactly(1L, 1L);
            assertThat(timeline).extracting(TimeSlice::stage).containsExactly("spike", "recovery");
            assertThat(timeline.get(0).responseP50()).isCloseTo(200, within(0.2));
        }

        @Test
        void counts_a_contact_where_it_began_and_a_turn_where_it_was_sent() {
            take(Talk.of(1)
                    .at(500_000)
                    .within(3_000_000)
                    .says()
                    .gets(PROGRESS)
                    .doing(ActionVerdict.WRONG_ARGUMENTS)
                    .says()
                    .gets(PROGRESS)
                    .goal(false, false)
                    .ends(DONE));
            take(solved(Talk.of(2).at(6_500_000)).ends(DONE));

            List<TimeSlice> timeline = metrics.snapshot().timeline();
            assertThat(timeline).extracting(TimeSlice::index).containsExactly(0, 2, 3, 4);
            assertThat(timeline).extracting(TimeSlice::closed).containsExactly(0L, 0L, 1L, 1L);
            assertThat(timeline)
                    .extracting(TimeSlice::truly)
                    .containsExactly(new Ratio(0, 1), Ratio.NONE, new Ratio(1, 1), Ratio.NONE);
            assertThat(timeline)
                    .extracting(TimeSlice::harmless)
                    .containsExactly(new Ratio(0, 1), Ratio.NONE, new Ratio(1, 1), Ratio.NONE);
            assertThat(timeline)
                    .extracting(TimeSlice::replies)
                    .containsExactly(new Ratio(1, 1), new Ratio(1, 1), new Ratio(1, 1), Ratio.NONE);
            assertThat(timeline.get(1).responseP50()).isCloseTo(3_000, within(3.0));
        }
    }

    @Nested
    class Steps {
        @Test
        void fail_under_conditions_and_are_compared_with_the_rest() {
            take(Talk.of(1)
                    .by("impatient", "refund")
                    .concerning(JourneyStep.ACT)
                    .says()
                    .gets(PROGRESS)
                    .interrupting()
                    .says(CustomerAct.CHANGE_INTENT)
                    .gets(MISUNDERSTOOD)
                    .ends(DONE));
            take(Talk.of(2)
                    .concerning(JourneyStep.ACT)
                    .says()
                    .fails(Fault.HARNESS)
                    .gets(PROGRESS)
                    .ends(DONE));

            List<StepSlice> steps = metrics.snapshot().steps();
            assertThat(steps).noneMatch(slice -> slice.condition().startsWith("channel:"));
            assertThat(steps)
                    .extracting(StepSlice::condition, StepSlice::visits, StepSlice::rest, StepSlice::examples)
                    .contains(
                            tuple("all", new Ratio(2, 3), Ratio.NONE, FIRST),
                            tuple("behaviour:INTERRUPTED", new Ratio(0, 1), new Ratio(2, 2), FIRST),
                            tuple("behaviour:CHANGED_INTENT", new Ratio(0, 1), new Ratio(2, 2), FIRST),
                            tuple("persona:impatient", new Ratio(1, 2), new Ratio(1, 1), FIRST),
                            tuple("scenario:lost-parcel", new Ratio(1, 1), new Ratio(1, 2), List.of()),
                            tuple("stage:plateau", new Ratio(2, 3), Ratio.NONE, FIRST),
                            tuple("band:000001-000007", new Ratio(2, 3), Ratio.NONE, FIRST));
            assertThat(steps).extracting(StepSlice::step).containsOnly("ACT");
            assertThat(steps).extracting(StepSlice::condition).isSorted();
        }

        @Test
        void are_counted_by_channel_and_by_whether_the_customer_has_moved() {
            take(Talk.of(1)
                    .concerning(JourneyStep.ACT)
                    .says()
                    .gets(PROGRESS)
                    .moving("app")
                    .says()
                    .gets(MISUNDERSTOOD)
                    .moving("web")
                    .says()
                    .gets(PROGRESS)
                    .ends(DONE));

            assertThat(metrics.snapshot().steps())
                    .extracting(StepSlice::condition, StepSlice::visits, StepSlice::rest)
                    .contains(
                            tuple("channel:app", new Ratio(0, 1), new Ratio(2, 2)),
                            tuple("channel:web", new Ratio(1, 1), new Ratio(1, 2)),
                            tuple("channel:switched", new Ratio(1, 2), new Ratio(1, 1)),
                            tuple("behaviour:SWITCHED_CHANNEL", new Ratio(1, 2), new Ratio(1, 1)));
        }

        @Test
        void are_counted_by_segment_so_that_likeness_can_be_seen() {
            take(failing(1, "impatient", 2));
            take(failing(2, "impatient", 1));
            take(failing(3, "planner", 4));

            assertThat(metrics.snapshot().stepsBySegment())
                    .containsOnlyKeys("ACT")
                    .containsEntry(
                            "ACT",
                            new TreeMap<>(Map.of(
                                    "impatient/lost-parcel", new Ratio(0, 3), "planner/lost-parcel", new Ratio(0, 4))));
            assertThat(slice("persona:impatient").clusters())
                    .isEqualTo(new ClusterSums(2, 1, 1, 9, 9, 9, 16, 16, 16, 0, 0, 0, 0));
        }

        @Test
        void name_the_three_first_contacts_in_which_they_failed() {
            for (long arrival : List.of(9, 7, 8, 2, 5)) {
                take(failing(arrival, "planner", 2));
            }

            assertThat(slice("all").examples()).containsExactly("c-000002", "c-000005", "c-000007");
        }

        @Test
        void are_compared_in_and_out_of_the_time_in_which_ceilings_held() {
            take(solved(Talk.of(1).concerning(JourneyStep.ACT).at(500_000)).ends(DONE));
            take(failing(Talk.of(2).at(10_000_000), 1));
            metrics.accept(new RunEvent.CeilingHeld(11_000_000, 4, 2, 1_000, 0, 0));

            StepSlice held = slice("ceiling:held");
            assertThat(held.visits()).isEqualTo(new Ratio(0, 1));
            assertThat(held.rest()).isEqualTo(new Ratio(1, 1));
            assertThat(held.clusters().clusters()).isEqualTo(2);
        }

        private List<TurnEvent> failing(long arrival, String persona, int visits) {
            return failing(Talk.of(arrival).by(persona, "lost-parcel"), visits);
        }

        private List<TurnEvent> failing(Talk talk, int visits) {
            talk.concerning(JourneyStep.ACT);
            for (int i = 0; i < visits; i++) {
                talk.says().gets(MISUNDERSTOOD);
            }
            return talk.ends(DONE);
        }

        private StepSlice slice(String condition) {
            return metrics.snapshot().steps().stream()
                    .filter(slice -> slice.condition().equals(condition))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class The_worst_contacts {
        @Test
        void come_in_the_order_of_severity_then_of_arrival() {
            take(Talk.of(1)
                    .says()
                    .gets(MISUNDERSTOOD)
                    .goal(false, false)
                    .ends(new ConversationOutcome.Abandoned(true)));
            take(looped(3));
            take(looped(2));
            take(solved(4).doing(ActionVerdict.DUPLICATE).gets(PROGRESS).ends(DONE));
            take(Talk.of(5).says().marked(Mark.LEAK).handedOff().ends(new ConversationOutcome.Escalated()));
            take(solved(6).ends(DONE));

            List<WorstContact> worst = metrics.snapshot().worst();
            assertThat(worst)
                    .extracting(WorstContact::contact)
                    .containsExactly("c-000005", "c-000004", "c-000002", "c-000003");
            assertThat(worst).extracting(WorstContact::severity).containsExactly(9, 8, 5, 5);
            assertThat(worst.get(0).because()).isEqualTo("told another customer's facts (planner, lost-parcel)");
            assertThat(worst.get(1).because()).isEqualTo("1 of 1 actions wrong (planner, lost-parcel)");
        }

        @Test
        void are_at_most_three_of_a_kind_in_one_scenario() {
            for (int arrival = 9; arrival > 0; arrival--) {
                take(looped(arrival));
            }
            assertThat(metrics.snapshot().worst())
                    .extracting(WorstContact::contact)
                    .containsExactly("c-000001", "c-000002", "c-000003");
        }

        @Test
        void are_not_adversaries_who_got_nothing() {
            take(Talk.of(1)
                    .adversarial()
                    .says(CustomerAct.ADVERSARIAL)
                    .gets(MISUNDERSTOOD)
                    .goal(false, false)
                    .ends(new ConversationOutcome.Abandoned(true)));

            assertThat(metrics.snapshot().worst()).isEmpty();
        }

        private List<? extends LogEvent> looped(int arrival) {
            return Talk.of(arrival)
                    .says()
                    .gets(LOOPING)
                    .says()
                    .gets(LOOPING)
                    .goal(false, false)
                    .ends(new ConversationOutcome.Abandoned(false));
        }
    }

    @Nested
    class The_customers_side {
        @Test
        void says_how_many_are_upset_after_how_many_failures_in_a_row() {
            take(Talk.of(1)
                    .feeling(0.9)
                    .says()
                    .gets(PROGRESS)
                    .feeling(0.49)
                    .says()
                    .gets(MISUNDERSTOOD)
                    .feeling(0.5)
                    .says()
                    .gets(MISUNDERSTOOD)
                    .feeling(0.7)
                    .says()
                    .gets(MISUNDERSTOOD)
                    .ends(new ConversationOutcome.Abandoned(true)));

            assertThat(metrics.snapshot().experience().upsetByFailures())
                    .containsEntry(0, new Ratio(1, 1))
                    .containsEntry(1, new Ratio(0, 1))
                    .containsEntry(2, new Ratio(0, 1))
                    .containsEntry(3, Ratio.NONE)
                    .containsEntry(4, Ratio.NONE);
        }

        @Test
        void counts_what_they_did_and_what_it_took() {
            take(solved(1)
                    .says(CustomerAct.REPHRASE)
                    .askingAgain("name")
                    .gets(RESOLVED)
                    .ends(DONE));
            take(solved(2).comingBack().ends(DONE));
            take(Talk.of(3).goal(false, false).says().ends(new ConversationOutcome.Abandoned(true)));
            take(Talk.of(4).adversarial().says().ends(new ConversationOutcome.Abandoned(false)));

            MetricsSnapshot.Experience experience = metrics.snapshot().experience();
            assertThat(experience.firstContactResolution()).isEqualTo(new Ratio(1, 3));
            assertThat(experience.repeatContacts()).isEqualTo(1);
            assertThat(experience.abandonedSilent()).isEqualTo(1);
            assertThat(experience.abandonedAnnounced()).isEqualTo(1);
            assertThat(experience.meanTurns()).isEqualTo(5 / 4.0);
            assertThat(experience.meanRepairs()).isEqualTo(1 / 4.0);
            assertThat(experience.askedAgain()).isEqualTo(1 / 4.0);
            assertThat(experience.goals()).isEqualTo(new Ratio(2, 3));
            assertThat(experience.replyClasses()).containsOnlyKeys("RESOLVED").containsValue(3L);
            assertThat(experience.behaviours()).containsOnlyKeys("REPHRASED").containsValue(1L);
        }
    }

    @Test
    void risks_count_contacts_actions_and_faults() {
        take(solved(1)
                .doing(ActionVerdict.GOLD)
                .doing(ActionVerdict.STALE)
                .gets(RESOLVED)
                .ends(DONE));
        take(Talk.of(2)
                .says()
                .fails(Fault.TIMEOUT)
                .marked(Mark.LEAK)
                .gets(PROGRESS)
                .goal(false, true)
                .ends(DONE));

        MetricsSnapshot.Risk risk = metrics.snapshot().risk();
        assertThat(risk.wrongActions()).isEqualTo(new Ratio(1, 2));
        assertThat(risk.actions()).isEqualTo(new Ratio(1, 2));
        assertThat(risk.breaches()).isEqualTo(new Ratio(1, 2));
        assertThat(risk.leaks()).isEqualTo(1);
        assertThat(risk.hallucinated()).isEqualTo(1);
        assertThat(risk.audited()).isEqualTo(new Ratio(2, 2));
        assertThat(risk.faults()).containsOnlyKeys("TIMEOUT").containsValue(1L);
    }

    @Test
    void a_contact_that_opens_twice_is_opened_once() {
        List<? extends LogEvent> events = solved(1).unfinished();
        take(events);
        take(events.subList(0, 1));

        assertThat(metrics.snapshot().contacts().opened()).isEqualTo(1);
        assertThat(metrics.snapshot().timeline().get(0).opened()).isEqualTo(1);
    }

    private void take(List<? extends LogEvent> events) {
        events.forEach(metrics::accept);
    }

    private static Talk solved(int arrival) {
        return solved(Talk.of(arrival));
    }

    private static Talk solved(Talk talk) {
        return talk.says().gets(RESOLVED).goal(true, true);
    }
}
