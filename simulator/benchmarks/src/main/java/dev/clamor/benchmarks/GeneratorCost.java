package dev.clamor.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a customer turn costs in processor time through Clamor, beside plain Gatling sending the very same requests at
 * the same instants to the same agent on the same machine; runs alternate, each in a Java process of its own.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.GeneratorCost
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.GeneratorCost 200 120 90 5 clamor,clamor_shared,bare,bare_log 10
 * }</pre>
 *
 * Arguments: contacts per second, seconds, of these warm-up, rounds, generators, what customers' pauses are
 * divided by. CPU per turn is the process's CPU time within the
 * window divided by the turns begun in it: compilation and collection included, warm-up and drain not.
 */
public final class GeneratorCost {
    private static final int AGENT_PROCESSOR = 0;
    private static final int GENERATOR_PROCESSOR = 1;
    private static final double OVERTIME_SECONDS = 90;
    private static final String[] DEFAULTS = {"200", "75", "50", "3", "clamor,bare_log", "10"};

    private final PrintStream out;
    private final Path folder;
    private final CostTable table = new CostTable();
    private int runs;

    private GeneratorCost(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Runs the comparison and prints every run and the medians. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] given = DEFAULTS.clone();
        System.arraycopy(args, 0, given, 0, Math.min(args.length, given.length));
        Path folder = Files.createTempDirectory("clamor-generator-cost");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(folder)));
        try (Child agent = Child.startTalking(AGENT_PROCESSOR, folder.resolve("agent.log"), ConstantAgent.class)) {
            String address = "http://127.0.0.1:" + agent.line() + "/turn";
            CostPlan plan = new CostPlan(
                    Double.parseDouble(given[0]),
                    Double.parseDouble(given[1]),
                    Double.parseDouble(given[2]),
                    address,
                    folder.resolve("requests"),
                    folder,
                    Double.parseDouble(given[5]));
            new GeneratorCost(System.out, folder).compare(plan, Integer.parseInt(given[3]), Generator.parse(given[4]));
        }
    }

    /** However this ends: no child goes on, no file stays. */
    private static void leaveNothing(Path folder) {
        ProcessHandle.current().descendants().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(CostPlan plan, int rounds, List<Generator> generators)
            throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%.0f contacts/s for %.0f s, the first %.0f s left out, pauses divided by %.0f; Java %s, %d processors, %s; load average %.1f%n",
                plan.perSecond(),
                plan.seconds(),
                plan.warmUpSeconds(),
                plan.haste(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Child.pins() ? "agent and generator on one each" : "not bound to processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.printf(Locale.ROOT, "%d requests recorded%n%n%s%n", Recording.make(plan), CostTable.HEAD);
        for (int round = 0; round < rounds; round++) {
            for (Generator generator : generators) {
                out.println(table.add(generator, CostRow.find(child(plan, generator))));
            }
        }
        out.print(table.summary());
    }

    /** Runs a child in a folder of its own, which is deleted afterwards. */
    private List<String> child(CostPlan plan, Generator generator) throws IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve("run-" + runs++));
        CostPlan its = new CostPlan(
                plan.perSecond(),
                plan.seconds(),
                plan.warmUpSeconds(),
                plan.agent(),
                plan.recording(),
                scratch,
                plan.haste());
        Path log = folder.resolve(scratch.getFileName() + ".log");
        try (Child child = Child.start(GENERATOR_PROCESSOR, log, generator.command(its))) {
            return child.output(plan.seconds() + OVERTIME_SECONDS);
        } finally {
            delete(scratch);
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
