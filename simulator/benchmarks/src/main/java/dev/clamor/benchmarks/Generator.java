package dev.clamor.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who makes the load, and how its child process is started. */
enum Generator {
    CLAMOR("Clamor", "ClamorRun", "own"),
    CLAMOR_SHARED("Clamor, shared connections", "ClamorRun", "shared"),
    BARE("bare Gatling", "BareRun", "bare-gatling.conf"),
    BARE_LOG("bare Gatling, its own log", "BareRun", "bare-gatling-with-writer.conf"),
    JMETER("JMeter", "JMeterRun", "jmeter");

    /** Where the profile of JMeter puts what it takes to run it. */
    private static final Path JMETER_LIB = Path.of("simulator/benchmarks/jmeter/target/lib");

    private final String label;
    private final String main;
    private final String mode;

    Generator(String label, String main, String mode) {
        this.label = label;
        this.main = Generator.class.getPackageName() + "." + main;
        this.mode = mode;
    }

    String label() {
        return label;
    }

    String main() {
        return main;
    }

    /** The first argument of its child. */
    String mode() {
        return mode;
    }

    /** What its child needs on the class path beside this one. */
    List<Path> classPath() {
        return this == JMETER ? List.of(JMETER_LIB.resolve("*")) : List.of();
    }

    /** From names in small letters, separated by commas. */
    static List<Generator> parse(String names) {
        return Stream.of(names.split(","))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
