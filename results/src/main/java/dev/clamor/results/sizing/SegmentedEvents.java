package dev.clamor.results.sizing;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Events that are alike within segments, judged as the gate does: simulated, for the gate estimates the likeness from the
 * run, and by a rule of its own when no event is bad.
 *
 * <p>Each segment has a Poisson number of events and a share of its own, from Beta(p (1 - icc) / icc, (1 - p) (1 - icc) /
 * icc), so that the mean is p and the intraclass correlation icc. The same seed gives the same answer.
 *
 * @param binomial target, true rate, level, least number of events
 * @param expected events by segment and the intraclass correlation
 * @param repeats simulated runs
 * @param seed of the simulation
 */
record SegmentedEvents(BinomialPower binomial, Effective expected, int repeats, long seed) implements PowerCurve {
    /** Events of a segment when there is no end to them. */
    private static final double ENDLESS = 1e9;

    private static final double CLEAR = 1e-4;

    @Override
    public Power at(double contacts) {
        return at(contacts, repeats);
    }

    /** A tenth of the repeats is enough where the answer is clear: an error of one in 10,000 is allowed. */
    @Override
    public boolean reaches(double contacts, double wanted) {
        int few = repeats / 10;
        double met = at(contacts, few).value() * few;
        if (Intervals.upperBound(met, few, CLEAR) < wanted) {
            return false;
        }
        return Intervals.lowerBound(met, few, CLEAR) >= wanted || PowerCurve.super.reaches(contacts, wanted);
    }

    @Override
    public OptionalDouble least(double wanted, double most) {
        double guess = guess(wanted);
        return guess > 2 * most
                ? OptionalDouble.empty()
                : LeastContacts.of(c -> reaches(c, wanted), guess, 1, most, LeastContacts.WIDE);
    }

    private Power at(double contacts, int times) {
        RandomGenerator random = new Well19937c(seed);
        List<PoissonDistribution> sizes = new ArrayList<>();
        for (double each : expected.perContact()) {
            if (each > 0) {
                sizes.add(new PoissonDistribution(
                        random,
                        each * contacts,
                        PoissonDistribution.DEFAULT_EPSILON,
                        PoissonDistribution.DEFAULT_MAX_ITERATIONS));
            }
        }
        BetaDistribution shares = shares(random);
        return repeated(times, () -> {
            List<Ratio> segments = new ArrayList<>(sizes.size());
            for (PoissonDistribution size : sizes) {
                int total = size.sample();
                segments.add(new Ratio(total - bad(total, 1 - share(shares), random), total));
            }
            return segments;
        });
    }

    /** With no end of contacts: what the number of segments allows at most. */
    Power endless() {
        RandomGenerator random = new Well19937c(seed);
        BetaDistribution shares = shares(random);
        double most = expected.perContact().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        List<Long> sizes = expected.perContact().stream()
                .map(each -> Math.round(each / most * ENDLESS))
                .filter(size -> size > 0)
                .toList();
        return repeated(
                repeats,
                () -> sizes.stream()
                        .map(size -> new Ratio(Math.round(share(shares) * size), size))
                        .toList());
    }

    @Override
    public double guess(double wanted) {
        double needed = binomial.leastFor(wanted).orElse(Long.MAX_VALUE);
        double contacts = needed / expected.total(1);
        while (contacts < ENDLESS && expected.events(contacts) < needed) {
            contacts *= 1.25;
        }
        return contacts;
    }

    private Power repeated(int times, Supplier<List<Ratio>> run) {
        int met = 0;
        for (int i = 0; i < times; i++) {
            met += met(run.get()) ? 1 : 0;
        }
        return Power.simulated(met, times);
    }

    /** The rule of the gate for a population; a bound on all events that fails fails on fewer of them, too. */
    private boolean met(List<Ratio> segments) {
        Ratio total = segments.stream().reduce(Ratio.NONE, Ratio::plus);
        if (total.total() < binomial.minimum() || !passes(total.good(), total.total())) {
            return false;
        }
        double n = Math.min(Clusters.of(segments, binomial.alpha()).effectiveN(), total.total());
        return passes(Math.min(n, n * total.good() / total.total()), n);
    }

    private boolean passes(double good, double events) {
        return good > 0 && Intervals.pAbove(good, events, binomial.target()) <= binomial.alpha();
    }

    private double share(BetaDistribution shares) {
        return certain() ? binomial.rate() : shares.sample();
    }

    private boolean certain() {
        return expected.icc() == 0 || binomial.rate() >= 1;
    }

    private BetaDistribution shares(RandomGenerator random) {
        double size = certain() ? 1 : (1 - expected.icc()) / expected.icc();
        double rate = certain() ? 0.5 : binomial.rate();
        return new BetaDistribution(
                random, rate * size, (1 - rate) * size, BetaDistribution.DEFAULT_INVERSE_ABSOLUTE_ACCURACY);
    }

    /** Bad events of n: from each to the next is a geometric step. */
    private static int bad(int n, double chance, RandomGenerator random) {
        if (chance <= 0) {
            return 0;
        }
        double rest = Math.log1p(-Math.min(1 - 1e-15, chance));
        int bad = 0;
        double at = Math.log(1 - random.nextDouble()) / rest;
        while (at < n) {
            bad++;
            at = Math.floor(at) + 1 + Math.log(1 - random.nextDouble()) / rest;
        }
        return bad;
    }
}
