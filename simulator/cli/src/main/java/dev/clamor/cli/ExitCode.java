package dev.clamor.cli;

/** Exit codes that are no decisions; those of decisions are {@link dev.clamor.results.verdict.Decision#exitCode()}. */
final class ExitCode {
    /** A failure of ours. */
    static final int FAILURE = 1;

    /** Invalid input or usage. */
    static final int INVALID = 2;

    private ExitCode() {}
}
