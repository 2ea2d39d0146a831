package dev.clamor.results.knee;

import dev.clamor.results.verdict.Finding.State;
import java.util.List;

/**
 * One step of the search.
 *
 * @param number in the order of the search, from 1; 0 for the recovery
 * @param rate contacts a second as planned
 * @param rateLower lower end of the load that the step stands for: as many arrivals as began may come by chance at any load
 *     of the 95 % interval rate (1 ± 1.96 / √n) (Poisson)
 * @param rateUpper its upper end
 * @param state of all objectives together; INCONCLUSIVE also when the generator was the limit
 * @param contacts valid ones
 * @param fromSeconds when the first of them began, since the run's start
 * @param toSeconds when the last of them began
 * @param arrivals contacts a second that began
 * @param concurrency mean number of contacts in progress as they began (arrivals see time averages: Wolff, Operations
 *     Research 30, 1982)
 * @param turns replies a second in that time, those of other contacts included
 * @param p50 median time of a reply from the due time of its message, in milliseconds
 * @param p95 its 95th percentile
 * @param generator why the step says nothing of the agent; empty if it does
 * @param objectives each objective that decides
 * @param drift each of them, and the latency, in the first half of the step against the second
 */
public record KneeStep(
        int number,
        double rate,
        double rateLower,
        double rateUpper,
        State state,
        long contacts,
        double fromSeconds,
        double toSeconds,
        double arrivals,
        double concurrency,
        double turns,
        double p50,
        double p95,
        String generator,
        List<OnStep> objectives,
        List<Shift> drift) {}
