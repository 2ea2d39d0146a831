package dev.clamor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, as Linux tells it. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** The most so far in KiB; 0 where it is not told or the process has ended. */
    static long peakKib(long pid) {
        return kib(pid, "VmHWM:");
    }

    /** Now, in KiB; 0 where it is not told or the process has ended. */
    static long nowKib(long pid) {
        return kib(pid, "VmRSS:");
    }

    private static long kib(long pid, String key) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            // the process has just ended, or there is no /proc
        }
        return 0;
    }
}
