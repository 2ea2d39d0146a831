package dev.clamor.load.plan;

/**
 * A plan and all that it takes to read it again.
 *
 * @param plan what it says
 * @param text its file, with the curves that it names written under {@code files}
 */
public record WholePlan(RunPlan plan, String text) {}
