package dev.clamor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the law of an agent's latency comes back, up to and beyond what the generator can do: an agent on processor 0
 * that draws every reply's time from a {@link Law}, the real generator on processor 1, a fresh Java process for each row.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.LatencyLaw
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.LatencyLaw 60 30 50 200 800
 * }</pre>
 *
 * Arguments: seconds measured, seconds of warm-up before, then contacts per second; without them 40, 30 and 25, 100, 400,
 * 1600 (about 20 minutes). Columns: contacts a second asked, replies a second; p50, p95 and p99 in ms of the law, of what
 * the agent itself took, as measured from send, as measured from due time; the schedule lag's p99 in the worst second, the
 * share of processors, and whether the run counts; below a row that does not, why.
 *
 * <p>The standard error of a percentile p of n replies is sqrt(p (1 - p) / n) in shares: at the 99th of 20,000 replies of
 * the lognormal law 1.3 % of its value.
 */
public final class LatencyLaw {
    private static final int AGENT_PROCESSOR = 0;
    private static final int GENERATOR_PROCESSOR = 1;
    private static final double OVERTIME_SECONDS = 240;
    private static final List<String> DEFAULTS = List.of("40", "30", "25", "100", "400", "1600");

    private LatencyLaw() {}

    /** Runs every law at every rate and prints a table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> given = args.length < 3 ? DEFAULTS : Arrays.asList(args);
        System.out.println(
                "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                        + " processors, "
                        + (Child.pins() ? "agent and generator on one each" : "not bound to processors"));
        System.out.println(
                "law         asked/s replies/s |    law p50/p95/p99   |   agent's own p50..  |  measured, sent"
                        + "      |  measured, due       |  lag p99  cpu  the run");
        Path folder = Files.createTempDirectory("clamor-latency-law");
        try {
            for (Law law : Law.values()) {
                for (String rate : given.subList(2, given.size())) {
                    System.out.println(row(law, rate, given, folder));
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static String row(Law law, String rate, List<String> given, Path folder)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(folder, "row");
        try (Child agent =
                Child.startTalking(AGENT_PROCESSOR, scratch.resolve("agent.log"), LawAgent.class, law.name())) {
            List<String> arguments = List.of(
                    law.name(),
                    rate,
                    given.get(0),
                    given.get(1),
                    "http://127.0.0.1:" + agent.line(),
                    scratch.toString());
            try (Child run = Child.start(
                    GENERATOR_PROCESSOR,
                    scratch.resolve("run.log"),
                    Child.java(List.of(), LawRun.class.getName(), arguments))) {
                double seconds = Double.parseDouble(given.get(0)) + Double.parseDouble(given.get(1));
                List<String> lines = run.output(seconds + OVERTIME_SECONDS).stream()
                        .filter(line -> line.startsWith(LawRun.MARK))
                        .map(line -> line.substring(LawRun.MARK.length() + 1))
                        .toList();
                if (lines.isEmpty()) {
                    throw new IllegalStateException("law run: expected a row. Found: none");
                }
                return String.join(System.lineSeparator(), lines);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
