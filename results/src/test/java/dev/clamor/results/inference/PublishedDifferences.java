package dev.clamor.results.inference;

import static dev.clamor.results.inference.PublishedValue.ends;
import static dev.clamor.results.inference.PublishedValue.of;

import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Published bounds and tests of a difference: two independent shares, contacts that flipped, pairs of segments. */
final class PublishedDifferences {
    private static final String NEWCOMBE = "Newcombe, Statistics in Medicine 17 (1998) 873-890, Table II";
    private static final String BOOK = "R contingencytables, for Fagerland, Lydersen and Laake (2017), chapter 4";
    private static final String PAIRED_BOOK =
            "R contingencytables, for Fagerland, Lydersen and Laake (2017), chapter 8";
    private static final String VASSAR = "VassarStats, in the tests of statsmodels";
    private static final double ALPHA = 0.05;

    private final List<PublishedValue> values = new ArrayList<>();

    static List<PublishedValue> all() {
        PublishedDifferences differences = new PublishedDifferences();
        differences.newcombe();
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

    private void mcNemar(int first, int second, String published, String source) {
        values.add(of("McNemar, exact", first + " against " + second, published, McNemar.p(first, second), source));
    }

    private static String input(int x1, int n1, int x2, int n2) {
        return x1 + " of " + n1 + " less " + x2 + " of " + n2 + ", 95 %";
    }
}
