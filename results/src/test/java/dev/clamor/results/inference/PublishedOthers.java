package dev.clamor.results.inference;

import static dev.clamor.results.inference.PublishedValue.ends;
import static dev.clamor.results.inference.PublishedValue.of;
import static dev.clamor.results.inference.PublishedValue.other;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.agreement.Confusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Published figures of clusters, consistency, corrections for many looks, agreement and sample sizes. */
final class PublishedOthers {
    private static final double ALPHA = 0.05;

    private final List<PublishedValue> values = new ArrayList<>();

    static List<PublishedValue> all() {
        PublishedOthers others = new PublishedOthers();
        others.clusters();
        others.passHatK();
        others.corrections();
        others.agreement();
        others.sampleSize();
        return others.values;
    }

    private void clusters() {
        Clusters siblings = Clusters.of(ClusteredShareTest.siblings(), ALPHA);
        String data = "siblings of Liang et al. 1992";
        String source = "Short et al., Statistical Methods in Medical Research 29 (2020) 111-121";
        values.add(of("intraclass correlation", data, "0.1855", siblings.icc(), source));
        // Saha, Miller and Wang (2016) print 0.1871 and the same formula; typing error there or in the data passed on
        // since.
        values.add(other(
                "intraclass correlation",
                data,
                "0.1871",
                siblings.icc(),
                "Saha et al. (2016) print the same formula, which gives Short's 0.1855 on these counts"));
        values.addAll(ends(
                "clustered Wilson",
                data + ", 95 %",
                "0.228",
                "0.373",
                ClusteredWilson.of(siblings, ALPHA),
                source + ", in the tests of R ratesci"));
        double deff = Clusters.inflation(Collections.nCopies(60, new Ratio(10, 20)), 1200, 0.2);
        values.add(of("design effect", "60 clusters of 20, correlation 0.2", "4.8", deff, "computed: 1 + 19 x 0.2"));
        values.add(of("effective number", "1200 events, the same", "250", 1200 / deff, "computed: 1200 / 4.8"));
    }

    private void passHatK() {
        String[] computed = {"0.65", "0.5333333", "0.45", "0.40"};
        String[] published = {"0.380", "0.237", "0.185", "0.160"};
        List<Ratio> five = tasks(1, 0, 1, 1, 2);
        List<Ratio> fifty = tasks(16, 13, 8, 5, 8);
        for (int k = 1; k <= 4; k++) {
            values.add(of(
                    "pass^" + k,
                    "4, 3, 0, 4, 2 of 4 trials",
                    computed[k - 1],
                    PassHatK.mean(five, k).orElseThrow(),
                    "computed: the estimator of tau-bench, run.py"));
            values.add(of(
                    "pass^" + k,
                    "50 tasks, 16, 13, 8, 5, 8 of them good 0 to 4 times of 4 (counts inferred)",
                    published[k - 1],
                    PassHatK.mean(fifty, k).orElseThrow(),
                    "tau-bench, README, leaderboard, gpt-4o (tool calling)"));
        }
    }

    /** How many tasks were good 0, 1, 2, 3 and 4 times of 4. */
    private static List<Ratio> tasks(int... times) {
        List<Ratio> tasks = new ArrayList<>();
        for (int good = 0; good < times.length; good++) {
            tasks.addAll(Collections.nCopies(times[good], new Ratio(good, 4)));
        }
        return tasks;
    }

    private void corrections() {
        double[] p = {.001, .002, .003, .004, .005, .05, .06, .07, .08, .09};
        String[] holm = {".01", ".018", ".024", ".028", ".03", ".25", ".25", ".25", ".25", ".25"};
        String[] bh = {".01", ".01", ".01", ".01", ".01", ".0833333", ".0857143", ".0875", ".0888889", ".09"};
        double[] byHolm = Holm.adjust(p);
        List<Double> byBh = BenjaminiHochberg.adjust(Arrays.stream(p).boxed().toList());
        String source = "R, p.adjust, in the tests of statsmodels";
        for (int i = 0; i < p.length; i++) {
            String input = "p = " + p[i] + " of ten";
            values.add(of("Holm", input, "0" + holm[i], byHolm[i], source));
            values.add(of("Benjamini-Hochberg", input, "0" + bh[i], byBh.get(i), source));
        }
    }

    private void agreement() {
        Confusion artstein = cells(20, 20, 10, 50);
        values.add(of(
                "Cohen's kappa",
                "cells 20, 20, 10, 50",
                "0.348",
                artstein.kappa().orElseThrow(),
                "Artstein and Poesio (2008), Table 1, in the tests of scikit-learn"));
        matthews("cells 2, 1, 1, 0", "-0.33", cells(2, 1, 1, 0), "scikit-learn, user guide");
        matthews("cells 22, 3, 8, 17", "0.57", cells(22, 3, 8, 17), "scikit-learn, test_classification.py");
    }

    private void matthews(String input, String published, Confusion confusion, String source) {
        values.add(of(
                "Matthews' correlation", input, published, confusion.matthews().orElseThrow(), source));
    }

    private static Confusion cells(int tp, int fn, int fp, int tn) {
        Confusion confusion = new Confusion(List.of("good", "bad"));
        Collections.nCopies(tp, "good").forEach(reading -> confusion.add("good", reading));
        Collections.nCopies(fn, "bad").forEach(reading -> confusion.add("good", reading));
        Collections.nCopies(fp, "good").forEach(reading -> confusion.add("bad", reading));
        Collections.nCopies(tn, "bad").forEach(reading -> confusion.add("bad", reading));
        return confusion;
    }

    private void sampleSize() {
        values.add(of(
                "sample size, non-inferiority",
                "0.85 against 0.65, margin 0.10, 95 %, power 80 %",
                "25",
                Math.ceil(new NonInferiority(0.85, 0.65, 0.10).perRun(0.05, 0.80)),
                "Chow, Shao and Wang, Sample Size Calculations in Clinical Research (2008), page 90"));
    }
}
