package dev.clamor.results.inference;

import static dev.clamor.results.inference.PublishedValue.ends;
import static dev.clamor.results.inference.PublishedValue.of;
import static dev.clamor.results.inference.PublishedValue.other;

import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Published bounds and tests of a difference: two independent shares, pairs of contacts, pairs of segments. */
final class PublishedDifferences {
    private static final String NEWCOMBE = "Newcombe, Statistics in Medicine 17 (1998) 873-890, Table II";
    private static final String WUSS = "SAS macros in WUSS 2016, paper 127, for the examples of Newcombe 1998";
    private static final String BOOK = "R contingencytables, for Fagerland, Lydersen and Laake (2017), chapter 4";
    private static final String PAIRED_BOOK =
            "R contingencytables, for Fagerland, Lydersen and Laake (2017), chapter 8";
    private static final String FAGERLAND = "Fagerland, Lydersen and Laake, Statistics in Medicine 33 (2014) 2850-2875";
    private static final String TANGO = "Tango, Statistics in Medicine 17 (1998) 891-908, in the tests of R ratesci";
    private static final String TANG = "Tang et al. (2010), in the tests of R ratesci";
    private static final String CHANG = "Chang (2024), in the tests of R ratesci";
    private static final String VASSAR = "VassarStats, in the tests of statsmodels";
    private static final double ALPHA = 0.05;

    private final List<PublishedValue> values = new ArrayList<>();

    static List<PublishedValue> all() {
        PublishedDifferences differences = new PublishedDifferences();
        differences.newcombe();
        differences.scores();
        differences.pairs();
        differences.mcNemar();
        differences.segments();
        return differences.values;
    }

    private void newcombe() {
        newcombe(56, 70, 48, 80, "0.0524", "0.3339", NEWCOMBE);
        newcombe(9, 10, 3, 10, "0.1705", "0.8090", NEWCOMBE);
        newcombe(6, 7, 2, 7, "0.0582", "0.8062", NEWCOMBE);
        newcombe(5, 56, 0, 29, "-0.0381", "0.1926", NEWCOMBE);
        newcombe(0, 10, 0, 20, "-0.1611", "0.2775", NEWCOMBE);
        newcombe(0, 10, 0, 10, "-0.2775", "0.2775", NEWCOMBE);
        newcombe(10, 10, 0, 20, "0.6791", "1.0000", NEWCOMBE);
        newcombe(10, 10, 0, 10, "0.6075", "1.0000", NEWCOMBE);
        newcombe(7, 34, 1, 34, "0.0189", "0.3404", BOOK);
    }

    private void scores() {
        miettinen(56, 70, 48, 80, "0.0528", "0.3382", WUSS);
        miettinen(9, 10, 3, 10, "0.1700", "0.8406", WUSS);
        miettinen(10, 10, 0, 20, "0.7156", "1", WUSS);
        miettinen(5, 56, 0, 29, "-0.0326", "0.1933", WUSS + " and the tests of R ratesci");
        miettinen(0, 16, 15, 72, "-0.3164", "-0.0056", BOOK);
        miettinen(7, 34, 1, 34, "0.0270416", "0.3452912", "R PropCIs, diffscoreci, in the tests of statsmodels");
        values.add(other(
                "Miettinen-Nurminen",
                input(7, 34, 1, 34) + ", lower end",
                "0.028",
                MiettinenNurminen.of(7, 34, 1, 34).interval(ALPHA).lower(),
                "Fagerland, Lydersen and Laake (2015), in the tests of statsmodels, print the limit without the factor"
                        + " N / (N - 1), 0.0284, under this name"));
        mee(56, 70, 48, 80, "0.0533", "0.3377", WUSS);
        mee(9, 10, 3, 10, "0.1821", "0.8370", WUSS);
        mee(10, 10, 0, 20, "0.7225", "1", WUSS);
        mee(5, 56, 0, 29, "-0.0313", "0.1926", WUSS + " and the tests of R ratesci");
        mee(7, 34, 1, 34, "0.0284", "0.3439", BOOK);
        mee(7, 25, 2, 25, "-0.014", "0.412", "Gart and Nam, Biometrics 46 (1990), in the tests of R ratesci");
    }

    private void pairs() {
        PairedCounts bentur = new PairedCounts(1, 1, 7, 12);
        PairedCounts cavo = new PairedCounts(59, 6, 16, 80);
        tango(bentur, ALPHA, "-0.517", "-0.026", FAGERLAND);
        tango(cavo, ALPHA, "-0.1240", "-0.0054", PAIRED_BOOK);
        tango(new PairedCounts(0, 3, 0, 0), ALPHA, "-0.1230", "1.0000", PAIRED_BOOK);
        tango(new PairedCounts(4, 9, 3, 16), ALPHA, "-0.027", "0.390", TANGO);
        tango(new PairedCounts(43, 0, 1, 0), 0.1, "-0.096", "0.037", TANGO);
        tango(
                new PairedCounts(53, 16, 8, 9),
                ALPHA,
                "-0.020",
                "0.207",
                "Agresti and Min (2005), in the tests of R ratesci");
        tango(new PairedCounts(8, 3, 1, 2), ALPHA, "-0.1670", "0.4327", TANG);
        tango(new PairedCounts(7, 25, 2, 68), ALPHA, "0.139", "0.321", CHANG);
        paired(bentur, "-0.507", "-0.026", FAGERLAND);
        paired(cavo, "-0.1186", "-0.0046", PAIRED_BOOK);
        paired(new PairedCounts(1, 0, 0, 1), "-0.5734", "0.5734", PAIRED_BOOK);
        paired(
                new PairedCounts(20, 12, 2, 16),
                "0.0562",
                "0.3292",
                "Newcombe, Statistics in Medicine 17 (1998) 2635-2650");
        paired(new PairedCounts(8, 3, 1, 2), "-0.1574", "0.4136", TANG);
        paired(new PairedCounts(7, 25, 2, 68), "0.133", "0.318", CHANG);
        values.addAll(
                ends("Bonett-Price", input(bentur, ALPHA), "-0.508", "-0.013", bentur.bonettPrice(ALPHA), FAGERLAND));
        values.addAll(
                ends("Bonett-Price", input(cavo, ALPHA), "-0.1195", "-0.0032", cavo.bonettPrice(ALPHA), PAIRED_BOOK));
        values.addAll(ends("Wald, paired", input(bentur, ALPHA), "-0.520", "-0.052", bentur.wald(ALPHA), FAGERLAND));
        values.addAll(ends("Wald, paired", input(cavo, ALPHA), "-0.1184", "-0.0058", cavo.wald(ALPHA), PAIRED_BOOK));
    }

    private void mcNemar() {
        mcNemar(6, 16, "0.052479", PAIRED_BOOK);
        mcNemar(121, 59, "0.000004", VASSAR);
        mcNemar(70, 59, "0.378688", VASSAR);
        mcNemar(80, 59, "0.089452", VASSAR);
        mcNemar(30, 60, "0.00206", VASSAR);
        mcNemar(10, 30, "0.002221", VASSAR);
        mcNemar(10, 10, "1.0", VASSAR);
        mcNemar(12, 2, "0.012939453125", "computed: 2 (1 + 14 + 91) / 2^14");
        mcNemar(9, 3, "0.14599609375", "computed: 2 (1 + 12 + 66 + 220) / 2^12");
        mcNemar(1, 7, "0.0703125", "computed: 2 (1 + 8) / 2^8");
    }

    /** Student's ten patients: hours of sleep gained by the second drug over the first, as shares of a hundred. */
    private void segments() {
        int[] tenths = {12, 24, 13, 13, 0, 10, 18, 8, 46, 14};
        SortedMap<String, Ratio> second = new TreeMap<>();
        SortedMap<String, Ratio> first = new TreeMap<>();
        for (int i = 0; i < tenths.length; i++) {
            second.put("patient " + i, new Ratio(tenths[i], 1000));
            first.put("patient " + i, new Ratio(0, 1000));
        }
        SegmentPaired sleep = SegmentPaired.of(second, first);
        String source = "Student, Biometrika 6 (1908), by R's t.test(paired = TRUE)";
        String input = "sleep data";
        values.add(of("paired t", input + ", t", "4.0621", sleep.difference() / sleep.standardError(), source));
        values.add(of("paired t", input + ", 95 %, lower end", "0.7001142", 100 * sleep.lower(ALPHA / 2), source));
        values.add(of("paired t", input + ", 95 %, upper end", "2.4598858", 100 * sleep.upper(ALPHA / 2), source));
        values.add(of("paired t", input + ", two-sided p-value", "0.002833", 2 * sleep.pAbove(0), source));
    }

    private void newcombe(int x1, int n1, int x2, int n2, String lower, String upper, String source) {
        values.addAll(ends(
                "Newcombe", input(x1, n1, x2, n2), lower, upper, Newcombe.difference(x1, n1, x2, n2, ALPHA), source));
    }

    private void miettinen(int x1, int n1, int x2, int n2, String lower, String upper, String source) {
        values.addAll(ends(
                "Miettinen-Nurminen",
                input(x1, n1, x2, n2),
                lower,
                upper,
                MiettinenNurminen.of(x1, n1, x2, n2).interval(ALPHA),
                source));
    }

    private void mee(int x1, int n1, int x2, int n2, String lower, String upper, String source) {
        values.addAll(ends(
                "Mee, Farrington-Manning",
                input(x1, n1, x2, n2),
                lower,
                upper,
                MiettinenNurminen.mee(x1, n1, x2, n2).interval(ALPHA),
                source));
    }

    private void tango(PairedCounts pairs, double alpha, String lower, String upper, String source) {
        values.addAll(ends("Tango", input(pairs, alpha), lower, upper, pairs.tango(alpha), source));
    }

    private void paired(PairedCounts pairs, String lower, String upper, String source) {
        values.addAll(ends("Newcombe, paired", input(pairs, ALPHA), lower, upper, pairs.newcombe(ALPHA), source));
    }

    private void mcNemar(int first, int second, String published, String source) {
        double ours = new PairedCounts(101, first, second, 33).mcNemar();
        values.add(of("McNemar, exact", first + " against " + second, published, ours, source));
    }

    private static String input(int x1, int n1, int x2, int n2) {
        return x1 + " of " + n1 + " less " + x2 + " of " + n2 + ", 95 %";
    }

    private static String input(PairedCounts p, double alpha) {
        return "(" + p.both() + ", " + p.first() + ", " + p.second() + ", " + p.neither() + "), "
                + Math.round(100 * (1 - alpha)) + " %";
    }
}
