package dev.clamor.results.verdict;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.inference.KnownTruth;
import dev.clamor.results.inference.KnownTruth.Sizes;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.Slo.Estimand;
import dev.clamor.results.verdict.Finding.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** How often the judge, asked through its front door, makes each decision about agents whose true shares are known. */
record GateRates(double promoted, double held, double rolledBack) {
    static final double ALPHA = 0.05;
    static final int CONTACTS = 1_200;

    private static final GateRates NONE = new GateRates(0, 0, 0);
    private static final double NEGLIGIBLE = 1e-12;
    private static final Manifest MANIFEST = Manifests.planned(Runs.CONTACTS);
    private static final List<String> INDICATORS = List.of(
            "trueContainment",
            "escalationRecall",
            "escalationPrecision",
            "wrongActionFree",
            "abandonmentFree",
            "hallucinationFree");

    /** One objective, independent contacts: an exact sum over every number of good ones. */
    static GateRates exact(String target, double share) {
        Objectives objectives = objectives(1, target, Estimand.SUITE);
        GateRates[] sum = {NONE};
        overAll(share, (good, chance) -> sum[0] = sum[0].plus(judge(objectives, List.of(List.of(good))), chance));
        return sum[0];
    }

    /**
     * Several objectives, each on independent contacts of its own, exactly: all are met, or Holm's first step finds one
     * breached with a p-value below alpha over their number.
     */
    static GateRates exact(String target, List<Double> shares) {
        double promoted = 1;
        double kept = 1;
        for (double share : shares) {
            Chances one = Chances.of(target, share, shares.size());
            promoted *= one.met();
            kept *= 1 - one.clear();
        }
        return new GateRates(promoted, kept - promoted, 1 - kept);
    }

    /** As many objectives as shares, each on contacts of its own, in segments of these sizes and likeness. */
    static GateRates simulate(
            Sizes sizes, double icc, String target, List<Double> shares, Estimand estimand, int runs) {
        SplittableRandom random = new SplittableRandom(
                Math.round(1e4 * shares.get(0) + 1e6 * icc) + 77 * sizes.ordinal() + 1_001L * shares.size());
        Objectives objectives = objectives(shares.size(), target, estimand);
        GateRates sum = NONE;
        for (int run = 0; run < runs; run++) {
            List<List<Ratio>> counts = new ArrayList<>();
            for (double share : shares) {
                counts.add(KnownTruth.run(random, sizes, share, icc));
            }
            sum = sum.plus(judge(objectives, counts), 1.0 / runs);
        }
        return sum;
    }

    private GateRates plus(Decision decision, double weight) {
        return switch (decision) {
            case PROMOTE -> new GateRates(promoted + weight, held, rolledBack);
            case HOLD -> new GateRates(promoted, held + weight, rolledBack);
            case ROLL_BACK -> new GateRates(promoted, held, rolledBack + weight);
        };
    }

    private static Decision judge(Objectives objectives, List<List<Ratio>> counts) {
        Runs run = Runs.healthy();
        for (int i = 0; i < counts.size(); i++) {
            run.with(INDICATORS.get(i), segments(counts.get(i)));
        }
        return Judge.judge(run.snapshot(), MANIFEST, objectives).decision();
    }

    private static SortedMap<String, Ratio> segments(List<Ratio> counts) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int s = 0; s < counts.size(); s++) {
            segments.put("p/s" + s, counts.get(s));
        }
        return segments;
    }

    private static Objectives objectives(int count, String target, Estimand estimand) {
        return Runs.objectives(INDICATORS.subList(0, count).stream()
                .map(sli -> new Slo(sli, sli, new BigDecimal(target), true, 1 - ALPHA, 50, estimand, ""))
                .toArray(Slo[]::new));
    }

    private static void overAll(double share, ObjDoubleConsumer<Ratio> use) {
        BinomialDistribution events = new BinomialDistribution(null, CONTACTS, share);
        for (int good = 0; good <= CONTACTS; good++) {
            double chance = events.probability(good);
            if (chance > NEGLIGIBLE) {
                use.accept(new Ratio(good, CONTACTS), chance);
            }
        }
    }

    /**
     * Of one objective on independent contacts.
     *
     * @param met the chance that it is met
     * @param clear the chance that it is breached with a p-value below alpha over the number of objectives
     */
    private record Chances(double met, double clear) {
        static Chances of(String target, double share, int family) {
            Slo slo = objectives(1, target, Estimand.SUITE).slos().get(0);
            double[] sums = new double[2];
            overAll(share, (good, chance) -> {
                Finding finding = Findings.of(
                        slo,
                        Runs.healthy()
                                .with(INDICATORS.get(0), segments(List.of(good)))
                                .snapshot(),
                        Runs.objectives(slo));
                sums[0] += finding.state() == State.MET ? chance : 0;
                sums[1] += finding.state() == State.BREACHED && finding.pBreach() < ALPHA / family ? chance : 0;
            });
            return new Chances(sums[0], sums[1]);
        }
    }
}
