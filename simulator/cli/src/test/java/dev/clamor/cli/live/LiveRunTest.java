package dev.clamor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.results.archive.Manifest.HealthLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run goes on being shown, and says what has failed, whatever throws. */
@Timeout(30)
class LiveRunTest {
    private static final String FAULT = "broken";

    private final List<Throwable> faults = new ArrayList<>();
    private final Kept kept = new Kept();

    @ParameterizedTest
    @EnumSource(Breaks.class)
    void a_view_that_throws_is_left_out_and_the_others_are_told_once(Breaks where) {
        Breaking broken = new Breaking(where);
        LiveRun run = run(Told.follower(), broken, kept);
        for (int tick = 0; tick < 3; tick++) {
            Told.events().forEach(run::accept);
            run.tick();
        }
        run.close();

        assertThat(kept.counted).isEqualTo(3 * Told.events().size());
        assertThat(kept.shown).isEqualTo(3);
        assertThat(kept.ended).isEqualTo(1);
        assertThat(kept.told)
                .filteredOn(line -> line.contains(FAULT))
                .singleElement()
                .asString()
                .isEqualTo("a view of the run is left out from here on, for it failed: Breaking, "
                        + new IllegalStateException(FAULT));
        assertThat(broken.thrown).isEqualTo(where == Breaks.TELL ? 2 : 1); // what failed is told of it too
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_follower_that_throws_is_a_fault_of_ours_told_once_and_the_figures_go_on(boolean whenAsked) {
        LiveRun run = run(new BrokenFollower(whenAsked), kept);
        for (int tick = 0; tick < 3; tick++) {
            Told.events().forEach(run::accept);
            run.tick();
        }
        run.close();

        assertThat(faults).singleElement().isInstanceOf(AssertionError.class);
        assertThat(kept.told)
                .containsExactly(
                        "the run is not followed any more, for that failed: " + new AssertionError(FAULT).toString());
        assertThat(kept.shown).isEqualTo(3);
        assertThat(kept.counted).isEqualTo(3 * Told.events().size());
    }

    @Test
    void before_the_first_event_there_is_no_run_that_a_fault_could_end_so_nobody_is_asked() {
        LiveRun run = run(new BrokenFollower(true), kept);
        run.tick();
        assertThat(kept.shown).isEqualTo(1);
        assertThat(faults).isEmpty();
        Told.events().forEach(run::accept);
        run.tick();
        assertThat(faults).hasSize(1);
        run.close();
    }

    @Test
    void events_that_cannot_be_counted_are_a_fault_of_ours_and_views_still_get_them() {
        LiveRun run = run(Told.follower(), kept);
        LogEvent broken = new RunEvent.FaultSwitched(1, null, "latency", true, "");
        run.accept(broken);
        run.accept(broken);
        run.tick();
        run.close();

        assertThat(faults).singleElement().isInstanceOf(NullPointerException.class);
        assertThat(kept.told).contains("the run is not followed any more, for that failed: " + faults.get(0));
        assertThat(kept.counted).isEqualTo(2);
    }

    @Test
    void the_timer_outlives_what_throws() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        LiveView last = new LiveView() {
            @Override
            public void show(LiveFigures figures) {
                twice.countDown();
            }

            @Override
            public void end(LiveFigures figures) {}
        };
        try (LiveRun run = run(new BrokenFollower(true), new Breaking(Breaks.SHOW), last)) {
            Told.events().forEach(run::accept);
            run.start();
            assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private LiveRun run(Follower follower, LiveView... views) {
        return new LiveRun(
                Told.objectives(), Told.config(), 60, HealthLimits.DEFAULT, follower, faults::add, List.of(views));
    }

    /** In which of its methods a view throws. */
    private enum Breaks {
        COUNT,
        SHOW,
        TELL,
        END
    }

    private static final class Breaking implements LiveView {
        private final Breaks where;
        private int thrown;

        Breaking(Breaks where) {
            this.where = where;
        }

        private void at(Breaks place) {
            if (place == where) {
                thrown++;
                throw new IllegalStateException(FAULT);
            }
        }

        @Override
        public void count(LogEvent event) {
            at(Breaks.COUNT);
        }

        @Override
        public void show(LiveFigures figures) {
            at(Breaks.SHOW);
        }

        @Override
        public void tell(String line) {
            at(Breaks.TELL);
        }

        @Override
        public void end(LiveFigures figures) {
            at(Breaks.END);
        }
    }

    private static final class Kept implements LiveView {
        private final List<String> told = new ArrayList<>();
        private int counted;
        private int shown;
        private int ended;

        @Override
        public void count(LogEvent event) {
            counted++;
        }

        @Override
        public void show(LiveFigures figures) {
            shown++;
        }

        @Override
        public void tell(String line) {
            told.add(line);
        }

        @Override
        public void end(LiveFigures figures) {
            ended++;
        }
    }

    private record BrokenFollower(boolean whenAsked) implements Follower {
        @Override
        public void accept(ContactRecord contact) {
            if (!whenAsked) {
                throw new AssertionError(FAULT);
            }
        }

        @Override
        public Optional<String> news() {
            if (whenAsked) {
                throw new AssertionError(FAULT);
            }
            return Optional.empty();
        }
    }
}
