package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;

/** A run as the judge sees it: what was planned and what came of it. */
public record JudgedRun(Manifest manifest, MetricsSnapshot snapshot) {}
