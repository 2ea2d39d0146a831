package dev.clamor.cli.compare;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.Problems;
import dev.clamor.results.report.Report;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Verdict;

/**
 * Whether a run may become a baseline. One that does not count, or was stopped before its planned end, never; one that was
 * not promoted only knowingly and with a reason.
 */
final class BaselineFitness {
    private BaselineFitness() {}

    /**
     * What speaks against it.
     *
     * @param despite whether the verdict is to be passed over
     * @param why the reason that was typed, empty for none
     */
    static Problems problems(Report report, boolean despite, String why) {
        Problems problems = new Problems();
        String run = report.manifest().runId();
        Verdict verdict = report.verdict();
        verdict.run().checks().stream()
                .filter(check -> !check.passed())
                .forEach(check ->
                        problems.add(run, 0, "", "a run that counts", check.code() + ": " + undotted(check.because())));
        verdict.stop()
                .ifPresent(stop ->
                        problems.add(run, 0, "", "a run that went on to its planned end", undotted(stop.because())));
        if (problems.none() && verdict.decision() != Decision.PROMOTE) {
            decided(run, verdict, despite, why, problems);
        }
        return problems;
    }

    private static void decided(String run, Verdict verdict, boolean despite, String why, Problems problems) {
        if (!despite) {
            verdict.reasons()
                    .forEach(reason -> problems.add(
                            run,
                            0,
                            "",
                            "a run whose verdict is PROMOTE, or --despite-verdict and --because with a reason",
                            verdict.decision() + ", " + undotted(reason.because())));
        } else if (why.isEmpty()) {
            problems.add("--because", 0, "", "the reason for keeping a run that was not promoted", "none");
        }
    }

    private static String undotted(String sentence) {
        String shown = Printable.of(sentence);
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }
}
