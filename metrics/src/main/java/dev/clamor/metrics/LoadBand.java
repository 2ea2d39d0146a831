package dev.clamor.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Contacts in progress, in bands that double: {@code 000001-000007}, {@code 000008-000015}, {@code 000016-000031} and so
 * on. Labels sort by load up to a million contacts.
 */
public final class LoadBand {
    private static final int FIRST = 8;
    private static final int FIRST_BITS = Integer.numberOfTrailingZeros(FIRST);
    private static final List<String> LABELS =
            IntStream.range(FIRST_BITS, Integer.SIZE).mapToObj(LoadBand::label).toList();

    private LoadBand() {}

    /** The band's label; anything below 1 falls into the first band. */
    public static String of(int inProgress) {
        if (inProgress < FIRST) {
            return LABELS.get(0);
        }
        return LABELS.get(Integer.SIZE - Integer.numberOfLeadingZeros(inProgress) - FIRST_BITS);
    }

    private static String label(int bits) {
        long low = bits == FIRST_BITS ? 1 : 1L << (bits - 1);
        return String.format(Locale.ROOT, "%06d-%06d", low, (1L << bits) - 1);
    }
}
