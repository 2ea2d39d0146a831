package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.document.Document;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.persona.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KneeScheduleTest {
    private static final KneeSettings SETTINGS = new KneeSettings(10, 40, 2, 100, 20, 2, 0.2);

    private final KneeSchedule schedule = schedule(0, 0);
    private final Set<String> stages = new LinkedHashSet<>();
    private final List<Schedule.Arrival> arrivals = new ArrayList<>();

    private static KneeSchedule schedule(long mostContacts, double mostSeconds) {
        return new KneeSchedule(SETTINGS, Workload.Spacing.EVEN, new RandomStreams(1), 5, mostContacts, mostSeconds);
    }

    private Part next() {
        Schedule.Arrival arrival = schedule.next();
        arrivals.add(arrival);
        stages.add(arrival.stage().name());
        return LoadStep.of(arrival.stage().name()).orElseThrow().part();
    }

    private LoadStep goTo(Part part) {
        for (int i = 0; i < 2_000; i++) {
            if (next() == part) {
                return LoadStep.of(arrivals.get(arrivals.size() - 1).stage().name())
                        .orElseThrow();
            }
        }
        throw new AssertionError(part + " expected. Found: " + stages);
    }

    private LoadStep step(boolean holds) {
        LoadStep step = goTo(Part.STEP);
        schedule.heard(step, holds, !holds, true);
        return step;
    }

    @Test
    void the_load_rises_by_the_factor_while_steps_hold_and_ends_at_the_highest() {
        assertThat(step(true).rate()).isEqualTo(10);
        assertThat(step(true).rate()).isEqualTo(20);
        assertThat(step(true).rate()).isEqualTo(40);
        while (schedule.next() != null) {
            assertThat(schedule.planned()).isPositive();
        }
        assertThat(schedule.planned()).isEqualTo(schedule.dueBy(Long.MAX_VALUE));
    }

    @Test
    void only_steps_and_the_recovery_are_judged() {
        step(true);
        step(false);
        goTo(Part.DRAIN);
        goTo(Part.RECOVERY);
        assertThat(arrivals)
                .allSatisfy(arrival -> assertThat(arrival.stage().warmUp())
                        .isEqualTo(!LoadStep.of(arrival.stage().name())
                                .orElseThrow()
                                .judged()));
    }

    @Test
    void after_the_first_break_comes_a_drain_the_recovery_and_then_steps_between() {
        step(true);
        step(false);
        schedule.drained(goTo(Part.DRAIN));
        LoadStep recovery = goTo(Part.RECOVERY);
        schedule.heard(recovery, true, false, true);
        assertThat(step(true).rate()).isCloseTo(Math.sqrt(10.0 * 20.0), within(0.1));
        assertThat(stages)
                .contains(
                        "lead-in 1 (10.0/s)",
                        "step 2 (20.0/s)",
                        "drain 2 (10.0/s)",
                        "recovery (10.0/s)",
                        "step 3 (14.1/s)");
    }

    @Test
    void an_agent_that_does_not_recover_is_not_searched_further() {
        step(true);
        step(false);
        schedule.heard(goTo(Part.RECOVERY), false, true, true);
        while (schedule.next() != null) {
            assertThat(arrivals).isNotEmpty();
        }
        assertThat(stages).noneMatch(stage -> stage.startsWith("step 3"));
    }

    @Test
    void a_step_of_which_nothing_is_heard_ends_by_its_contacts_and_the_next_is_higher() {
        goTo(Part.STEP);
        goTo(Part.DRAIN);
        goTo(Part.LEAD_IN);
        assertThat(arrivals)
                .filteredOn(a -> a.stage().name().equals("step 1 (10.0/s)"))
                .hasSize(100);
        assertThat(stages).contains("lead-in 2 (20.0/s)");
    }

    @Test
    void arrivals_come_at_the_load_of_their_stage_and_indices_without_a_gap() {
        goTo(Part.STEP);
        goTo(Part.TAIL);
        for (int i = 1; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i).index()).isEqualTo(i);
            assertThat(arrivals.get(i).dueMicros() - arrivals.get(i - 1).dueMicros())
                    .isEqualTo(100_000);
        }
    }

    @Test
    void a_search_ends_with_its_contacts_or_its_time() {
        KneeSchedule contacts = schedule(30, 0);
        KneeSchedule time = schedule(0, 4.05);
        int byContacts = 0;
        while (contacts.next() != null) {
            byContacts++;
        }
        int byTime = 0;
        while (time.next() != null) {
            byTime++;
        }
        assertThat(byContacts).isEqualTo(30);
        assertThat(byTime).isEqualTo(40);
        assertThat(time.latestMicros()).isEqualTo(4_000_000);
    }

    @Test
    void settings_of_a_plan_are_read_and_every_wrong_one_is_a_problem() {
        assertThat(read("knee: {from: 2, to: 8, resolution: 0.05}"))
                .isEqualTo(new KneeSettings(2, 8, 1.5, 2_000, 120, 15, 0.05));
        assertThat(read("name: x")).isEqualTo(KneeSettings.DEFAULT);

        Problems problems = new Problems();
        Document.parse("p", "knee: {from: 20, to: 8, factor: 1, faster: true}", problems)
                .ifPresent(KneeSettings::read);
        assertThat(problems.all()).extracting(Problem::key).contains("knee.factor", "knee.to", "knee.faster");
    }

    private static KneeSettings read(String text) {
        Problems problems = new Problems();
        KneeSettings settings =
                KneeSettings.read(Document.parse("p", text, problems).orElseThrow());
        assertThat(problems.all()).isEmpty();
        return settings;
    }

    @Test
    void the_most_steps_cover_the_rise_and_the_refinement() {
        // 10, 20, 40; log2(ln 2 / ln 1.2) = 1.93 halvings and two to spare
        assertThat(SETTINGS.mostSteps()).isEqualTo(3 + 2 + 2);
    }
}
