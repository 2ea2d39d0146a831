package dev.clamor.opentelemetry;

/**
 * What became of a run's spans.
 *
 * @param sent spans that the collector took
 * @param lost spans that it did not
 * @param problem why it last did not, in words; empty if it took all
 */
public record Delivered(long sent, long lost, String problem) {}
