package dev.clamor.cli;

import dev.clamor.cli.agent.AgentCommand;
import dev.clamor.cli.compare.BaselineCommand;
import dev.clamor.cli.compare.CompareCommand;
import dev.clamor.cli.doctor.DoctorCommand;
import dev.clamor.cli.gate.GateCommand;
import dev.clamor.cli.history.HistoryCommand;
import dev.clamor.cli.history.QueryCommand;
import dev.clamor.cli.judge.JudgeCommand;
import dev.clamor.cli.judge.KneeCommand;
import dev.clamor.cli.judge.LogReading;
import dev.clamor.cli.judge.ReportCommand;
import dev.clamor.cli.judge.ReviewCommand;
import dev.clamor.cli.judge.VerdictCommand;
import dev.clamor.cli.label.LabelCommand;
import dev.clamor.cli.plan.PlanCommand;
import dev.clamor.cli.replay.ConverseCommand;
import dev.clamor.cli.replay.ReplayCommand;
import dev.clamor.cli.run.RunCommand;
import dev.clamor.cli.size.SizeCommand;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.cli.terminal.Version;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.referenceagent.InvalidBehaviourException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code clamor} command. */
@Command(
        name = Main.NAME,
        description =
                "Sends a crowd of synthetic customers at a customer-service agent and says whether it may be released.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            RunCommand.class,
            PlanCommand.class,
            SizeCommand.class,
            JudgeCommand.class,
            KneeCommand.class,
            VerdictCommand.class,
            GateCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            BaselineCommand.class,
            LabelCommand.class,
            ReviewCommand.class,
            QueryCommand.class,
            HistoryCommand.class,
            ConverseCommand.class,
            ReplayCommand.class,
            DoctorCommand.class,
            AgentCommand.class,
            ValidateCommand.class,
            PersonasCommand.class,
            ScenariosCommand.class,
            ObjectivesCommand.class,
            SchemaCommand.class,
            ExplainCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor init support-test                     a project to begin with, which runs as it is",
            "  clamor run                                   the packaged plan on the reference agent",
            "  clamor run storm --agent http://localhost:8080/chat",
            "  clamor explain OBJECTIVE_INCONCLUSIVE        what a code means, and what to do",
            "  clamor replay results/runs/RUN_ID c-000042   one conversation of a run, turn by turn",
            "  clamor converse --persona angry_repeat --scenario telecom_billing_dispute --seed 7",
            "  clamor plan monday                           stages, contacts and arrival rate of a plan",
            "  clamor size storm                            how many contacts it takes, before the run",
            "  clamor judge results/runs/RUN_ID             the same verdict again, from the log alone",
            "  clamor compare BEFORE AFTER                  what changed, for whom, by how much",
            "  clamor label results/runs/RUN_ID             how well the replies were read; corrected figures",
            "  clamor history                               every objective over all runs",
            "",
            "Exit codes: 0 PROMOTE (or done), 10 HOLD, 20 ROLL_BACK, 1 failure of ours, 2 invalid input or usage."
        })
public final class Main {
    static final String NAME = "clamor";
    private static final String RUN = "run";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            return commandLine(out, err, args).execute(args);
        } catch (Throwable t) {
            // picocli handles exceptions, not errors; an error must not leave the process hanging or look like a
            // verdict
            err.println("clamor: " + t);
            return ExitCode.FAILURE;
        }
    }

    /**
     * Runs {@code clamor judge}.
     *
     * @param elsewhere who reads the logs of the run's shards; empty for this process
     * @param args those of {@code clamor judge}
     * @return its exit code
     */
    public static int judge(Optional<LogReading> elsewhere, PrintWriter out, PrintWriter err, String... args) {
        return commandLine(new JudgeCommand(elsewhere), out, err).execute(args);
    }

    /** For these arguments: a run's waits for its start, so the other commands are not looked at. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, String... args) {
        boolean runs = args.length > 0 && args[0].equals(RUN);
        return commandLine(runs ? onlyRun() : new Main(), out, err);
    }

    private static CommandSpec onlyRun() {
        return CommandSpec.create().name(NAME).addSubcommand(RUN, new CommandLine(new RunCommand()));
    }

    private static CommandLine commandLine(Object root, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(root);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(e, command.getErr()));
        return line;
    }

    private static int fail(Exception e, PrintWriter err) {
        if (e instanceof InvalidDocumentException || e instanceof InvalidBehaviourException) {
            err.println(e.getMessage());
            return ExitCode.INVALID;
        }
        err.println("clamor: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        if (System.getenv("CLAMOR_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return ExitCode.FAILURE;
    }
}
