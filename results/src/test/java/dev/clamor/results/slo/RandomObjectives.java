package dev.clamor.results.slo;

import dev.clamor.metrics.Sli;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Objectives of every kind that a file can hold, by seed. */
public final class RandomObjectives {
    private static final String[] WORDS = {
        "true",
        "no",
        "# not a comment",
        "a: b",
        "- x",
        "it's \"quoted\"",
        "two\nlines",
        "tab\there",
        "\\back",
        " lead",
        "trail ",
        "null",
        "~",
        "{a}",
        "1.5",
        "\u00e9\u00df\u4f60",
        "\uD83D\uDE42",
        "\u202E",
        "\u0085",
        "x".repeat(1100)
    };

    private final SplittableRandom random;

    private RandomObjectives(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Objectives of(long seed) {
        return new RandomObjectives(seed).objectives();
    }

    private Objectives objectives() {
        List<Slo> slos = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            slos.add(slo(i));
        }
        double traffic = random.nextInt(3) == 0 ? 0 : Math.round(random.nextDouble() * 1e6) / 8.0 + 1;
        String name = random.nextBoolean() ? "mine" : "x" + WORDS[random.nextInt(WORDS.length)];
        return new Objectives(name, 1 + random.nextInt(366), traffic, List.copyOf(slos));
    }

    private Slo slo(int index) {
        boolean sliced = random.nextInt(3) == 0;
        boolean population = !sliced && random.nextBoolean();
        String[] ids = {"a", "A", "a_", "true", "9", "some.thing-longer_" + "y".repeat(60), "solved-truly"};
        return new Slo(
                ids[random.nextInt(ids.length)] + "." + index,
                sli(),
                decimal(1 + random.nextInt(14)),
                random.nextBoolean(),
                0.5 + Math.round(random.nextDouble() * 4999) / 10_000.0,
                1 + random.nextInt(100_000_000),
                population ? Slo.Estimand.POPULATION : Slo.Estimand.SUITE,
                random.nextInt(4) == 0 ? "" : WORDS[random.nextInt(WORDS.length)],
                sliced ? timeslices() : Budgeting.OCCURRENCES,
                sliced || random.nextBoolean() ? Optional.empty() : Optional.of(baseline()));
    }

    private String sli() {
        Sli[] all = Sli.values();
        int which = random.nextInt(all.length + 4);
        if (which < all.length) {
            return all[which].id();
        }
        long millis = 1 + random.nextInt(600_000);
        return which % 2 == 0 ? Sli.latencyId(millis) : Sli.firstTokenId(millis);
    }

    private Budgeting timeslices() {
        int seconds = random.nextBoolean() ? 60 * (1 + random.nextInt(60)) : 2 * (1 + random.nextInt(1800));
        return new Budgeting.Timeslices(
                seconds, random.nextInt(4) == 0 ? BigDecimal.ONE : decimal(1 + random.nextInt(6)));
    }

    private BaselineMargin baseline() {
        return new BaselineMargin(
                random.nextInt(4) == 0 ? BigDecimal.ZERO : decimal(1 + random.nextInt(4)), random.nextBoolean());
    }

    /** Above 0 and below 1, with so many decimals; ending in 0 now and then. */
    private BigDecimal decimal(int digits) {
        long bound = 1;
        for (int i = 0; i < digits; i++) {
            bound *= 10;
        }
        return BigDecimal.valueOf(1 + random.nextLong(bound - 1), digits);
    }
}
