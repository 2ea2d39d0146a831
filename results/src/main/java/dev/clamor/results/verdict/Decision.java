package dev.clamor.results.verdict;

/** The release decision, with the exit code of the command line. */
public enum Decision {
    PROMOTE(0),
    HOLD(10),
    ROLL_BACK(20);

    private final int exitCode;

    Decision(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code: 0, 10, 20. */
    public int exitCode() {
        return exitCode;
    }
}
