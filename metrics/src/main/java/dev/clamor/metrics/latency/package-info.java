/** Histograms of times: the only place that knows HdrHistogram. */
@NullMarked
package dev.clamor.metrics.latency;

import org.jspecify.annotations.NullMarked;
