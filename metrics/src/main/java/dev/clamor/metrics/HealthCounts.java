package dev.clamor.metrics;

import dev.clamor.conversation.RunEvent.HealthSampled;

/** Health samples that count, without the samples themselves. */
final class HealthCounts {
    private static final double MICROS_PER_MILLI = 1000;
    /** Shares are added as whole numbers, so that equal samples give equal sums in any order. */
    private static final double CPU_UNITS = 1e9;

    final ProcessMeter process = new ProcessMeter();
    private long samples;
    private long lagP99;
    private long lagMax;
    private long loopDelayMax;
    private long gcMax;
    private long backlogMax;
    private long cpuSamples;
    private long cpuUnits;
    private double cpuMax;

    void add(HealthSampled sample) {
        samples++;
        lagP99 = Math.max(lagP99, sample.lagP99Micros());
        lagMax = Math.max(lagMax, sample.lagMaxMicros());
        loopDelayMax = Math.max(loopDelayMax, sample.loopDelayMaxMicros());
        gcMax = Math.max(gcMax, sample.gcMicros());
        backlogMax = Math.max(backlogMax, sample.logBacklog());
        if (!Double.isNaN(sample.cpu())) {
            cpuSamples++;
            cpuUnits += Math.round(sample.cpu() * CPU_UNITS);
            cpuMax = Math.max(cpuMax, sample.cpu());
        }
        process.sampled(sample.atMicros(), sample.process());
    }

    void combine(HealthCounts other) {
        samples += other.samples;
        lagP99 = Math.max(lagP99, other.lagP99);
        lagMax = Math.max(lagMax, other.lagMax);
        loopDelayMax = Math.max(loopDelayMax, other.loopDelayMax);
        gcMax = Math.max(gcMax, other.gcMax);
        backlogMax = Math.max(backlogMax, other.backlogMax);
        cpuSamples += other.cpuSamples;
        cpuUnits += other.cpuUnits;
        cpuMax = Math.max(cpuMax, other.cpuMax);
        process.combine(other.process);
    }

    double lagP99Millis() {
        return millis(lagP99);
    }

    double lagMaxMillis() {
        return millis(lagMax);
    }

    double loopDelayMaxMillis() {
        return millis(loopDelayMax);
    }

    double gcMaxMillis() {
        return millis(gcMax);
    }

    double cpuMean() {
        return cpuSamples == 0 ? Double.NaN : cpuUnits / CPU_UNITS / cpuSamples;
    }

    double cpuMax() {
        return cpuSamples == 0 ? Double.NaN : cpuMax;
    }

    long backlogMax() {
        return backlogMax;
    }

    private double millis(long micros) {
        return samples == 0 ? Double.NaN : micros / MICROS_PER_MILLI;
    }
}
