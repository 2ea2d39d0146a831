package dev.clamor.metrics;

/** Contacts in progress, in bands that double: {@code 0001-0007}, {@code 0008-0015}, {@code 0016-0031} and so on. */
public final class LoadBand {
    private static final int FIRST = 8;

    private LoadBand() {}

    /** The band's label; labels sort by load. */
    public static String of(int inProgress) {
        if (inProgress < FIRST) {
            return label(1, FIRST - 1);
        }
        int low = Integer.highestOneBit(inProgress);
        return label(low, 2 * low - 1);
    }

    private static String label(int low, int high) {
        return String.format("%06d-%06d", low, high);
    }
}
