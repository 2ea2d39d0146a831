package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.load.plan.FaultKind.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultKindTest {
    @Test
    void what_a_fault_does_is_told_in_words() {
        assertThat(new FaultKind.Latency(300, 100, Direction.BOTH, 0.5).told())
                .isEqualTo("300 ms later, 100 ms more or less, both ways, on 50 % of the connections");
        assertThat(new FaultKind.Latency(1.5, 0, Direction.TO_AGENT, 1).told())
                .isEqualTo("1.5 ms later, to agent, on all connections");
        assertThat(new FaultKind.Bandwidth(2_000, Direction.FROM_AGENT, 1).told())
                .isEqualTo("2000 bytes a second at most, from agent, on all connections");
        assertThat(new FaultKind.Reset(0.125).told()).isEqualTo("resets, on 12.5 % of the connections");
        assertThat(new FaultKind.Blackout(Direction.BOTH, 1).told())
                .isEqualTo("nothing gets through, both ways, on all connections");
        assertThat(new FaultKind.SlowDrip(40, 0.3).told())
                .isEqualTo("answers trickle in at 40 bytes a second, on 30 % of the connections");
        assertThat(new FaultKind.Status(429, 0.3, 2).told())
                .isEqualTo("status 429 to 30 % of the requests, Retry-After 2");
        assertThat(new FaultKind.Status(503, 1, -1).told()).isEqualTo("status 503 to all requests");
        assertThat(new FaultKind.Dependency(0.8, 500).told())
                .isEqualTo("the back end fails in 80 % of the cases, 500 ms slower");
        assertThat(new FaultKind.Content("clean", Map.of("loop", 0.25)).told()).isEqualTo("behaviour clean, loop 25 %");
        assertThat(new FaultKind.Restart().told()).isEqualTo("its process is killed, and started again at the end");
        assertThat(new FaultKind.Command(List.of("./fail-over", "eu-2"), List.of()).told())
                .isEqualTo("runs ./fail-over eu-2");
        assertThat(new FaultKind.Command(List.of("a"), List.of("b", "c")).told())
                .isEqualTo("runs a, and at the end b c");
    }
}
