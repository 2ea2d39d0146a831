package dev.clamor.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Processor time of this process by what its threads do, as Linux tells it; nothing elsewhere. */
final class ThreadTimes {
    private static final Path TASKS = Path.of("/proc/self/task");

    /** What a thread does. */
    enum Work {
        /** Gatling's event loops: customers, protocol, sockets. */
        LOOPS("gatling-"),
        COMPILER("C1 ", "C2 "),
        COLLECTOR("G1 ", "GC ", "VM Thread", "ZGC", "Z"),
        LOG("clamor-event"),
        REST("");

        private final String[] names;

        Work(String... names) {
            this.names = names;
        }

        static Work of(String thread) {
            for (Work work : values()) {
                for (String name : work.names) {
                    if (thread.startsWith(name)) {
                        return work;
                    }
                }
            }
            return REST;
        }
    }

    private ThreadTimes() {}

    /** Nanoseconds so far. Threads that have ended are not in it. */
    static Map<Work, Long> read() {
        Map<Work, Long> times = new EnumMap<>(Work.class);
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                add(times, task);
            }
        } catch (IOException e) {
            return Map.of();
        }
        return times;
    }

    private static void add(Map<Work, Long> times, Path task) {
        try {
            String name = Files.readString(task.resolve("comm"));
            String ran = Files.readString(task.resolve("schedstat"));
            times.merge(Work.of(name), Long.parseLong(ran.substring(0, ran.indexOf(' '))), Long::sum);
        } catch (IOException e) {
            // it has just ended
        }
    }
}
