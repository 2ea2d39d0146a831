package dev.clamor.cli.run;

import dev.clamor.cli.live.LiveScreens;
import dev.clamor.document.Problems;
import java.util.OptionalInt;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a run can be watched besides the terminal. */
final class LiveOptions {
    private static final int MOST_PORT = 65_535;

    @Option(
            names = "--live",
            arity = "0..1",
            paramLabel = "PORT",
            parameterConsumer = Port.class,
            description =
                    "serve a page that draws the run while it goes on, on this machine only (default: a free port)")
    private @Nullable Integer page;

    @Option(
            names = "--prometheus",
            arity = "0..1",
            paramLabel = "PORT",
            parameterConsumer = Port.class,
            description = "serve /metrics while it goes on, on this machine only (default: a free port)")
    private @Nullable Integer prometheus;

    /** Takes what follows only if it is a number, for a plan's name may follow. */
    static final class Port implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
            boolean given = !args.isEmpty() && args.peek().matches("\\d{1,9}");
            option.setValue(given ? Integer.valueOf(args.pop()) : Integer.valueOf(0));
        }
    }

    LiveScreens.Ports ports() {
        Problems problems = new Problems();
        check("--live", page, problems);
        check("--prometheus", prometheus, problems);
        problems.throwIfAny();
        return new LiveScreens.Ports(optional(page), optional(prometheus));
    }

    private static void check(String option, @Nullable Integer port, Problems problems) {
        if (port != null && port > MOST_PORT) {
            problems.add(option, 0, "", "a port from 0 to " + MOST_PORT, port.toString());
        }
    }

    private static OptionalInt optional(@Nullable Integer port) {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
