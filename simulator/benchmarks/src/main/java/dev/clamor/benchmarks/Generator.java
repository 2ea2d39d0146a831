package dev.clamor.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who makes the load, and the command of its child process. */
enum Generator {
    CLAMOR("Clamor", "ClamorRun", "own"),
    CLAMOR_SHARED("Clamor, shared connections", "ClamorRun", "shared"),
    BARE("bare Gatling", "BareRun", "bare-gatling.conf"),
    BARE_LOG("bare Gatling, its own log", "BareRun", "bare-gatling-with-writer.conf"),
    JMETER("JMeter", "jmeter.JMeterRun", "jmeter") {
        @Override
        List<String> command(CostPlan plan) {
            return java(plan, JMETER_TARGET.resolve("lib") + "/*", JMETER_TARGET + "/*");
        }
    },
    AUTOCANNON("autocannon (no customers)", "", "") {
        @Override
        List<String> command(CostPlan plan) {
            List<String> command = new ArrayList<>(List.of(
                    "env", "AUTOCANNON=" + HOME.resolve("target/autocannon"), "node", HOME + "/autocannon/run.mjs"));
            command.addAll(plan.arguments());
            return command;
        }
    };

    private static final Path HOME = Path.of("simulator/benchmarks").toAbsolutePath();
    /** Where the profile of the comparison puts what it takes to run JMeter. */
    private static final Path JMETER_TARGET = HOME.resolve("jmeter/target");

    private final String label;
    private final String main;
    private final String mode;

    Generator(String label, String main, String mode) {
        this.label = label;
        this.main = main;
        this.mode = mode;
    }

    String label() {
        return label;
    }

    /** What runs the plan in a process of its own. */
    List<String> command(CostPlan plan) {
        return java(plan);
    }

    List<String> java(CostPlan plan, String... more) {
        List<String> args = new ArrayList<>(List.of(mode));
        args.addAll(plan.arguments());
        return Child.java(List.of(more), Generator.class.getPackageName() + "." + main, args);
    }

    /** From names in small letters, separated by commas. */
    static List<Generator> parse(String names) {
        return Stream.of(names.split(","))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
