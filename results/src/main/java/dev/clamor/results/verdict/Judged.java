package dev.clamor.results.verdict;

import dev.clamor.results.verdict.Finding.State;

/** One objective's judgement, against its target or against a baseline; what the gate decides from. */
public sealed interface Judged permits Finding, Comparison {
    /** The name under which it is reported; unique among those of a verdict. */
    String id();

    /** Whether it can decide the verdict. */
    boolean gating();

    /** Level of its one-sided bounds. */
    double confidence();

    /** Met, breached or neither. */
    State state();

    /** p-value against "good enough"; for Holm. */
    double pBreach();

    /** The state in one sentence with its numbers. */
    String because();
}
