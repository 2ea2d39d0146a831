/**
 * What it amounts to: events become contact records, records become immutable numbers that combine.
 *
 * <p>Read {@link dev.clamor.metrics.RunMetrics} first, then {@link dev.clamor.metrics.ContactAssembler} and the
 * accumulators. All of it is one package, because the accumulators need the contracts and {@code RunMetrics}, a contract,
 * needs the accumulators; what only works inside is not public.
 */
@NullMarked
package dev.clamor.metrics;

import org.jspecify.annotations.NullMarked;
