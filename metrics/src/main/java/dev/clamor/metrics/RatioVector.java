package dev.clamor.metrics;

import java.util.Arrays;

/** Several ratios counted side by side, cheap to add to one another. */
final class RatioVector {
    private final long[] good;
    private final long[] total;

    RatioVector(int size) {
        good = new long[size];
        total = new long[size];
    }

    void count(int index, boolean isGood) {
        total[index]++;
        good[index] += isGood ? 1 : 0;
    }

    void count(int index, long goodEvents, long events) {
        good[index] += goodEvents;
        total[index] += events;
    }

    void add(RatioVector other) {
        for (int i = 0; i < good.length; i++) {
            good[i] += other.good[i];
            total[i] += other.total[i];
        }
    }

    void clear() {
        Arrays.fill(good, 0);
        Arrays.fill(total, 0);
    }

    int size() {
        return good.length;
    }

    long good(int index) {
        return good[index];
    }

    long total(int index) {
        return total[index];
    }

    Ratio ratio(int index) {
        return new Ratio(good[index], total[index]);
    }
}
