package dev.clamor.benchmarks;

import dev.clamor.benchmarks.CostTable.Generator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * java -cp simulator/benchmarks/target/benchmarks.jar dev.clamor.benchmarks.GeneratorCost 200 120 90 5
 * }</pre>
 *
 * Arguments: contacts per second, seconds, of these warm-up, rounds. CPU per turn is the process's CPU time within the
 * window divided by the turns begun in it: compilation and collection included, warm-up and drain not.
 */
public final class GeneratorCost {
    private static final int AGENT_PROCESSOR = 0;
    private static final int GENERATOR_PROCESSOR = 1;
    private static final double OVERTIME_SECONDS = 90;
    private static final String[] DEFAULTS = {"200", "75", "50", "3"};

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
                    folder);
            new GeneratorCost(System.out, folder).compare(plan, Integer.parseInt(given[3]));
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

    private void compare(CostPlan plan, int rounds) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%.0f contacts/s for %.0f s, the first %.0f s left out; Java %s, %d processors, %s%n",
                plan.perSecond(),
                plan.seconds(),
                plan.warmUpSeconds(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Child.pins() ? "agent and generator on one each" : "not bound to processors");
        child(plan, ClamorRun.class, "record");
        out.printf(Locale.ROOT, "%d requests recorded%n%n", requests(plan));
        for (int round = 0; round < rounds; round++) {
            measure(Generator.CLAMOR, plan, ClamorRun.class, "measure");
            measure(Generator.BARE, plan, BareRun.class, "bare-gatling.conf");
            measure(Generator.BARE_WITH_WRITER, plan, BareRun.class, "bare-gatling-with-writer.conf");
        }
        out.print(table.summary());
    }

    private void measure(Generator generator, CostPlan plan, Class<?> main, String mode)
            throws IOException, InterruptedException {
        out.println(table.add(generator, row(child(plan, main, mode))));
    }

    /** Runs a child in a folder of its own, which is deleted afterwards. */
    private List<String> child(CostPlan plan, Class<?> main, String mode) throws IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve("run-" + runs++));
        List<String> args = new ArrayList<>(List.of(mode));
        args.addAll(new CostPlan(
                        plan.perSecond(), plan.seconds(), plan.warmUpSeconds(), plan.agent(), plan.recording(), scratch)
                .arguments());
        Path log = folder.resolve(scratch.getFileName() + ".log");
        try (Child child = Child.start(GENERATOR_PROCESSOR, log, main, args)) {
            return child.output(plan.seconds() + OVERTIME_SECONDS);
        } finally {
            delete(scratch);
        }
    }

    private static CostTable.Row row(List<String> output) {
        String[] words = output.stream()
                .filter(line -> line.startsWith(CpuWindow.MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "child process: expected a line " + CpuWindow.MARK + ". Found:\n" + String.join("\n", output)))
                .split(" ");
        return new CostTable.Row(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    private static long requests(CostPlan plan) throws IOException {
        long requests = 0;
        for (Recording.Message[] contact : Recording.read(plan.recording())) {
            requests += contact.length;
        }
        return requests;
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
