package dev.clamor.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent.FaultSwitched;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultTiming;
import dev.clamor.load.plan.FaultWindows.Planned;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.persona.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultDriverTest {
    private static final long HOUR = 3_600_000_000L;

    private final BlockingQueue<LogEvent> events = new LinkedBlockingQueue<>();
    private final List<String> done = new ArrayList<>();

    private static Planned planned(String name, long from, long to) {
        FaultKind kind = new FaultKind.Restart();
        PlannedFault fault = new PlannedFault(name, kind, new FaultTiming.Once("", from, to - from));
        return new Planned(fault, new FaultWindow(name, kind.word(), from, to));
    }

    private FaultDriver driver(Planned... windows) {
        return new FaultDriver(
                new Faults(
                        List.of(windows),
                        fault -> new FaultSwitch() {
                            @Override
                            public String on() {
                                done.add(fault.name() + " on");
                                return fault.name().equals("broken") ? "cannot" : "";
                            }

                            @Override
                            public String off() {
                                done.add(fault.name() + " off");
                                throw new IllegalStateException("of ours");
                            }
                        },
                        new RandomStreams(1)),
                () -> 0,
                events::add);
    }

    private FaultSwitched next() throws InterruptedException {
        return (FaultSwitched) events.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void what_is_on_at_the_end_is_ended_and_what_was_not_begun_never_is() throws InterruptedException {
        try (FaultDriver driver = driver(planned("now", 0, HOUR), planned("later", HOUR, 2 * HOUR))) {
            driver.begin();
            driver.begin();
            assertThat(next()).isEqualTo(new FaultSwitched(0, "now", "restart", true, ""));
        }
        assertThat(next())
                .isEqualTo(new FaultSwitched(0, "now", "restart", false, "java.lang.IllegalStateException: of ours"));
        assertThat(events).isEmpty();
        assertThat(done).containsExactly("now on", "now off");
    }

    @Test
    void one_that_could_not_be_begun_is_ended_all_the_same() throws InterruptedException {
        try (FaultDriver driver = driver(planned("broken", 0, 1_000))) {
            driver.begin();
            assertThat(List.of(next(), next()))
                    .extracting(FaultSwitched::on, event -> event.problem().isEmpty())
                    .containsExactly(tuple(true, false), tuple(false, false));
        }
        assertThat(done).containsExactly("broken on", "broken off");
    }

    @Test
    void without_faults_nothing_is_put_in_the_way() {
        try (FaultDriver driver = new FaultDriver(Faults.NONE, () -> 0, events::add)) {
            driver.begin();
            assertThat(driver.wires().planned()).isFalse();
            assertThat(driver.answers().before(null, 1)).isNull();
        }
        assertThat(events).isEmpty();
    }
}
