package dev.clamor.load.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How busy it was, bucket after bucket. The last bucket is as long as the one before it.
 *
 * @param buckets at least two, beginnings ascending from 0, not all without arrivals
 */
record Curve(List<Bucket> buckets) {
    static final String TIME = "time";
    static final String RATE = "rate";
    static final String COUNT = "count";

    private static final int MICRO_DIGITS = 6;

    /**
     * @param startMicros since the first bucket's beginning
     * @param rate arrivals in any unit of time, the same for all buckets
     */
    record Bucket(long startMicros, double rate) {}

    /** Its shape, with the highest bucket at {@code peak} and {@code seconds} long. */
    List<Stage.Piece> pieces(double peak, double seconds) {
        double highest = buckets.stream().mapToDouble(Bucket::rate).max().orElseThrow();
        double all = lengthMicros(buckets.size() - 1)
                + buckets.get(buckets.size() - 1).startMicros();
        return java.util.stream.IntStream.range(0, buckets.size())
                .mapToObj(i -> {
                    double level = buckets.get(i).rate() / highest * peak;
                    return new Stage.Piece(level, level, lengthMicros(i) / all * seconds);
                })
                .toList();
    }

    private double lengthMicros(int index) {
        int first = Math.min(index, buckets.size() - 2);
        return buckets.get(first + 1).startMicros() - buckets.get(first).startMicros();
    }

    /** As a file that reads to the same curve. */
    String toCsv() {
        return buckets.stream()
                .map(bucket -> time(bucket.startMicros()) + "," + bucket.rate())
                .collect(Collectors.joining("\n", TIME + "," + RATE + "\n", "\n"));
    }

    private static String time(long micros) {
        BigDecimal seconds = BigDecimal.valueOf(micros, MICRO_DIGITS);
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }
}
