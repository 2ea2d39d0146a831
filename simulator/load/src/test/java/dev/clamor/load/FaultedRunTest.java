package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.Fault;
import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.FaultSwitched;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import dev.clamor.load.fault.Faults;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultTiming;
import dev.clamor.load.plan.FaultWindows.Planned;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole run through Gatling in which something goes wrong on purpose. */
@Timeout(60)
class FaultedRunTest {
    private static final FaultKind BUSY = new FaultKind.Status(503, 1, -1);
    private static final PlannedFault FAULT =
            new PlannedFault("busy", BUSY, new FaultTiming.Once("", 1_000_000, 1_000_000));
    private static final Planned PLANNED = new Planned(FAULT, new FaultWindow("busy", "status", 1_000_000, 2_000_000));

    @Test
    void turns_fail_in_the_window_and_nowhere_else_and_the_harness_is_well() {
        Crowd crowd = new Crowd();
        RunEvent.RunEnded end;
        try (StubAgent agent = StubAgent.friendly()) {
            LoadJob quiet = crowd.arriving(15, 3, agent.address());
            end = GatlingRunner.run(
                    quiet.under(new Faults(List.of(PLANNED), Faults.NONE.outside(), new RandomStreams(1))));
        }
        assertThat(end.closed()).isEqualTo(45);
        assertThat(end.harnessFaults()).isZero();
        List<FaultSwitched> switched = crowd.seen(FaultSwitched.class);
        assertThat(switched).extracting(FaultSwitched::on).containsExactly(true, false);
        long on = switched.get(0).atMicros();
        long off = switched.get(1).atMicros();
        assertThat(on).isGreaterThanOrEqualTo(1_000_000);
        assertThat(off).isGreaterThanOrEqualTo(2_000_000);
        assertThat(crowd.seen(TurnFailed.class)).isNotEmpty().allSatisfy(failed -> {
            assertThat(failed.fault()).isEqualTo(Fault.SERVER_ERROR);
            assertThat(failed.atMicros()).isGreaterThanOrEqualTo(1_000_000);
            assertThat(failed.atMicros() - failed.latencyMicros()).isLessThanOrEqualTo(off);
        });
    }
}
