package dev.clamor.results.slo.openslo;

/** What an SLI measures. */
sealed interface Indicator {
    /** Something was wrong with it, which is recorded. */
    Indicator UNKNOWN = new Counted("");

    /** Good over valid events, by the indicator's id. */
    record Counted(String sli) implements Indicator {}

    /**
     * A time that each objective compares with a value of its own.
     *
     * @param name of an indicator that needs a threshold
     * @param millisPerUnit 1 for values in milliseconds, 1000 in seconds
     */
    record Timed(String name, int millisPerUnit) implements Indicator {}
}
