package dev.clamor.results.compare;

import java.util.List;

/**
 * Two runs side by side.
 *
 * @param baselineRun the run before
 * @param candidateRun the run after
 * @param paired whether the same customers met both
 * @param because what the two have in common, in one sentence
 * @param failedChecks codes of the checks that the run after failed; with any it does not count, and nor does this
 * @param changes every indicator, overall and by slice
 * @param latency percentiles of the response time
 * @param flips contacts that went another way, by indicator; empty when contacts do not pair
 */
public record RunComparison(
        String baselineRun,
        String candidateRun,
        boolean paired,
        String because,
        List<String> failedChecks,
        List<Change> changes,
        List<LatencyChange> latency,
        List<Flips> flips) {}
