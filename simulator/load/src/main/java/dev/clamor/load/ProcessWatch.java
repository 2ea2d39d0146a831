package dev.clamor.load;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.clamor.conversation.RunEvent.Holdings;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Looks at what this process holds. */
final class ProcessWatch {
    private static final int UNKNOWN = -1;

    private final ClockWatch clock =
            new ClockWatch(() -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), System::nanoTime);

    /** Now. */
    Holdings holdings(Connections connections) {
        return new Holdings(
                connections.open(),
                connections.waiting(),
                connections.failures(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files(),
                clock.stepMicros());
    }

    private static int files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(Integer.MAX_VALUE, unix.getOpenFileDescriptorCount())
                : UNKNOWN;
    }
}
