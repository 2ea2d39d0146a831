package dev.clamor.results.inference;

import dev.clamor.results.inference.Intervals.Interval;

/**
 * Wilson's interval for a share of events that come in clusters: z becomes z √xi, with xi the variance inflation of
 * {@link Clusters#deff()}, at least 1; that is Wilson's interval on n / xi events. Source: Saha, Miller and Wang,
 * International Journal of Biostatistics 12 (2016), 1-18; Short et al., Statistical Methods in Medical Research 29
 * (2020), 111-121.
 *
 * <p>Narrower than Korn and Graubard's, because it takes xi for known: with few clusters it misses the truth more often
 * than stated. Where the events are all equal, or of one cluster, each cluster counts as one event. Without events: [0,
 * 1].
 */
public final class ClusteredWilson {
    private ClusteredWilson() {}

    /** Two-sided; each end alone has a chance of error of alpha / 2. */
    public static Interval of(Clusters clusters, double alpha) {
        double good = clusters.total().good();
        double total = clusters.total().total();
        return Intervals.wilson(good / clusters.deff(), total / clusters.deff(), alpha);
    }
}
