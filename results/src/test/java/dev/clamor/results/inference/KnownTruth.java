package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Runs whose true share is known: segments of stated sizes, whose own shares lie around it by a stated likeness. */
public final class KnownTruth {
    /** Multiplies the repeats of every simulation, for a sharper look than a build can afford. */
    private static final int TIMES = Integer.getInteger("clamor.repeats", 1);

    private KnownTruth() {}

    /** So many repeats, times the system property {@code clamor.repeats}. */
    public static int repeats(int usual) {
        return usual * TIMES;
    }

    /** How many contacts each segment has. */
    public enum Sizes {
        /** 1,200 contacts. */
        EQUAL("60 segments of 20", 60, 20),
        /** 1,172 contacts: 20 of 8, 15 of 14, 15 of 22, 7 of 40 and 3 of 64. */
        UNEQUAL("60 segments of 8 to 64", 20, 8, 15, 14, 15, 22, 7, 40, 3, 64),
        /** 1,125 contacts: 20 of 2, 15 of 5, 15 of 20, 7 of 50 and 3 of 120. */
        LOPSIDED("60 segments of 2 to 120", 20, 2, 15, 5, 15, 20, 7, 50, 3, 120),
        /** 720 contacts. */
        FEW("12 segments of 60", 12, 60);

        private final String words;
        private final List<Integer> each = new ArrayList<>();

        Sizes(String words, int... countsAndSizes) {
            this.words = words;
            for (int i = 0; i < countsAndSizes.length; i += 2) {
                each.addAll(Collections.nCopies(countsAndSizes[i], countsAndSizes[i + 1]));
            }
        }

        /** As the tables say it. */
        public String words() {
            return words;
        }
    }

    /**
     * One run. The share of a segment is Beta-distributed with the true share as its mean and the intraclass correlation
     * icc; with icc 0 all events are independent.
     */
    public static List<Ratio> run(SplittableRandom random, Sizes sizes, double share, double icc) {
        double weight = icc == 0 ? Double.POSITIVE_INFINITY : 1 / icc - 1;
        List<Ratio> segments = new ArrayList<>(sizes.each.size());
        for (int size : sizes.each) {
            segments.add(segment(random, share, weight, size));
        }
        return segments;
    }

    /** Pólya's urn with so many balls to begin with: the good events of a segment are Beta-binomial. */
    private static Ratio segment(SplittableRandom random, double share, double weight, int size) {
        int good = 0;
        for (int i = 0; i < size; i++) {
            double next = Double.isInfinite(weight) ? share : (share * weight + good) / (weight + i);
            good += random.nextDouble() < next ? 1 : 0;
        }
        return new Ratio(good, size);
    }
}
