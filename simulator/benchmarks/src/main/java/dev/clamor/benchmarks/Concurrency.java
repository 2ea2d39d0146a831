package dev.clamor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many customers can be in the middle of a conversation at once: so many who think ten seconds between turns, over a
 * bounded number of connections, against an agent in another process. Prints, every five seconds and for the whole plateau,
 * contacts in progress, turns a second, how late customers spoke, processors used, memory and open files; at the end the heap
 * that a waiting customer takes.
 *
 * <pre>{@code
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.Concurrency
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.Concurrency 20000 10 60 2000 1g
 * }</pre>
 *
 * Arguments: customers, seconds of thinking, seconds of plateau, connections (0: each customer has their own), heap, options for the
 * collector.
 */
public final class Concurrency {
    /** As the launchers have them; see docs/generator.md. */
    private static final String COLLECTOR = "-XX:+UseG1GC -XX:MaxGCPauseMillis=35";

    private static final String[] DEFAULTS = {"100000", "10", "60", "2000", "3g", COLLECTOR};

    private Concurrency() {}

    /** Runs the crowd in a process of its own. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] given = DEFAULTS.clone();
        System.arraycopy(args, 0, given, 0, Math.min(args.length, given.length));
        Path folder = Files.createTempDirectory("clamor-concurrency");
        try (Child agent = Child.startTalking(Child.ANYWHERE, folder.resolve("agent.log"), ConstantAgent.class)) {
            CrowdPlan plan = new CrowdPlan(
                    Integer.parseInt(given[0]),
                    Double.parseDouble(given[1]),
                    Double.parseDouble(given[2]),
                    Integer.parseInt(given[3]),
                    "http://127.0.0.1:" + agent.line() + "/turn",
                    folder.resolve("run"));
            System.out.printf(
                    Locale.ROOT,
                    "%,d customers, %.0f s of thinking, %s connections, heap %s; Java %s, %d processors%n",
                    plan.customers(),
                    plan.thinkSeconds(),
                    plan.connections() == 0 ? "own" : plan.connections(),
                    given[4],
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            int status = Child.inherit(options(given[4], given[5]), CrowdRun.class, plan.arguments());
            if (status != 0) {
                throw new IllegalStateException("crowd: expected exit code 0. Found: " + status);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<String> options(String heap, String collector) {
        return Stream.concat(Stream.of("-Xmx" + heap), Stream.of(collector.split(" ")))
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
