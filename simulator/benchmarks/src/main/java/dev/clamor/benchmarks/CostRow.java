package dev.clamor.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What one run did in its window.
 *
 * @param turns requests begun
 * @param cpuNanos processor time of the process
 * @param compilerNanos of this by the compiler of the virtual machine, where that is told
 * @param collectorNanos of this by the collector's own threads, where that is told
 * @param logNanos of this by the writer of the event log
 * @param nanos length of the window
 * @param firstMillis from the start of the process to its first request
 * @param peakKib most resident memory so far
 */
record CostRow(
        long turns,
        long cpuNanos,
        long compilerNanos,
        long collectorNanos,
        long logNanos,
        long nanos,
        long firstMillis,
        long peakKib) {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    double perSecond() {
        return turns / (nanos / NANOS_PER_SECOND);
    }

    double microsPerTurn() {
        return perTurn(cpuNanos);
    }

    double compiledMicrosPerTurn() {
        return perTurn(cpuNanos - compilerNanos);
    }

    double collectorMicrosPerTurn() {
        return perTurn(collectorNanos);
    }

    double logMicrosPerTurn() {
        return perTurn(logNanos);
    }

    private double perTurn(long someNanos) {
        return someNanos / NANOS_PER_MICRO / turns;
    }

    /** For {@link #find}. */
    String line() {
        return CpuWindow.MARK
                + LongStream.of(turns, cpuNanos, compilerNanos, collectorNanos, logNanos, nanos, firstMillis, peakKib)
                        .mapToObj(number -> " " + number)
                        .collect(Collectors.joining());
    }

    /** The row that a child has printed. */
    static CostRow find(List<String> output) {
        String[] words = output.stream()
                .filter(line -> line.startsWith(CpuWindow.MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "child process: expected a line " + CpuWindow.MARK + ". Found:\n" + String.join("\n", output)))
                .split(" ");
        long[] n = new long[words.length];
        for (int i = 1; i < n.length; i++) {
            n[i] = Long.parseLong(words[i]);
        }
        return new CostRow(n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);
    }
}
