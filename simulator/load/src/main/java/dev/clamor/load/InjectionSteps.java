package dev.clamor.load;

import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When Gatling starts its users: as many within every step as contacts are due in it, spread evenly.
 *
 * <p>A user may so be started up to one step after its contact is due; the run's start therefore lies {@link
 * #leadMicros} after the start of the injection.
 */
final class InjectionSteps {
    private static final long MICROS = 1_000_000;
    /** For Gatling's own ticks of a second. */
    private static final long MARGIN = MICROS;
    /** Beyond a few thousand steps Gatling's injector overflows its stack; longer runs take coarser steps. */
    private static final int MAX_STEPS = 2_000;

    private final long[] due;
    private final long width;

    /** For contacts due at these times, ascending, at least one. */
    InjectionSteps(long[] due) {
        this.due = due;
        this.width = MICROS * (due[due.length - 1] / MICROS / MAX_STEPS + 1);
    }

    /** From the start of the injection to the run's start. */
    long leadMicros() {
        return width + MARGIN;
    }

    /** From the start of the injection to the first user. */
    long firstMicros() {
        return due[0] / width * width;
    }

    /** For {@code injectOpen}. */
    OpenInjectionStep[] steps() {
        List<OpenInjectionStep> steps = new ArrayList<>();
        Duration step = Duration.ofSeconds(width / MICROS);
        int next = 0;
        for (long end = width; next < due.length; end += width) {
            int first = next;
            while (next < due.length && due[next] < end) {
                next++;
            }
            steps.add(next == first ? nothingFor(step) : rampUsers(next - first).during(step));
        }
        return steps.toArray(new OpenInjectionStep[0]);
    }
}
