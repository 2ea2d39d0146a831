package dev.clamor.cli.terminal;

/** Exit codes that are no decisions; those of decisions are {@link dev.clamor.results.verdict.Decision#exitCode()}. */
public final class ExitCode {
    /** A failure of ours. */
    public static final int FAILURE = 1;

    /** Invalid input or usage. */
    public static final int INVALID = 2;

    private ExitCode() {}
}
