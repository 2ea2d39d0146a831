package dev.clamor.results.inference;

import static dev.clamor.results.inference.PublishedValue.ends;
import static dev.clamor.results.inference.PublishedValue.of;

import java.util.ArrayList;
import java.util.List;

/** Published bounds of one share. */
final class PublishedShares {
    private static final String NEWCOMBE = "Newcombe, Statistics in Medicine 17 (1998) 857-872, Table I";
    private static final String COMMONS = "Apache Commons Statistics, BinomialConfidenceIntervalTest";
    private static final String DESCTOOLS = "R DescTools, BinomCI, in the tests of statsmodels";
    private static final String BINOM = "R binom, binom.confint, in the tests of statsmodels";
    private static final String WILKS = "Wilks, Annals of Mathematical Statistics 12 (1941) 91-96";
    private static final String COMPUTED = "computed: ceil(S z^2 / (1 - S)) with z = 1.644854";

    private final List<PublishedValue> values = new ArrayList<>();

    static List<PublishedValue> all() {
        PublishedShares shares = new PublishedShares();
        shares.newcombe();
        shares.commons();
        shares.binom();
        shares.oneSided();
        shares.leastNumbers();
        return shares.values;
    }

    private void newcombe() {
        wilson(81, 263, 0.05, "0.2553", "0.3662", NEWCOMBE);
        exact(81, 263, 0.05, "0.2527", "0.3676", NEWCOMBE);
        wilson(15, 148, 0.05, "0.0624", "0.1605", NEWCOMBE);
        exact(15, 148, 0.05, "0.0578", "0.1617", NEWCOMBE);
        wilson(0, 20, 0.05, "0", "0.1611", NEWCOMBE);
        exact(0, 20, 0.05, "0", "0.1684", NEWCOMBE);
        wilson(1, 29, 0.05, "0.0061", "0.1718", NEWCOMBE);
        exact(1, 29, 0.05, "0.0009", "0.1776", NEWCOMBE);
    }

    private void commons() {
        wilson(50, 500, 0.1, "0.0800391858824593", "0.12426638582141426", COMMONS);
        exact(50, 500, 0.1, "0.07873857004520295", "0.1248658074138089", COMMONS);
        wilson(0, 10, 0.05, "0", "0.27753279986288926", COMMONS);
        exact(0, 10, 0.05, "0", "0.3084971078187608", COMMONS);
        wilson(3, 10, 0.05, "0.10779126740630104", "0.6032218525388546", COMMONS);
        exact(3, 10, 0.05, "0.06673951117773447", "0.6524528500599972", COMMONS);
        wilson(0, 19436, 0.05, "0", "0.00019760751798472573", COMMONS);
        exact(0, 19436, 0.05, "0", "0.0001897782161226719", COMMONS);
    }

    private void binom() {
        exact(18, 20, 0.05, "0.6830172859809176", "0.9876514728297052", BINOM);
        wilson(18, 20, 0.05, "0.6989663547715128", "0.972133518786232", BINOM);
        exact(4, 20, 0.05, "0.05733399705003284", "0.436614002996668", BINOM);
        wilson(4, 20, 0.05, "0.0806576625797981", "0.4160174322518935", BINOM);
        exact(4, 200, 0.05, "0.005475565879556443", "0.05041360908989634", BINOM);
        wilson(4, 200, 0.05, "0.00780442641634947", "0.05028708690582643", BINOM);
    }

    private void oneSided() {
        wilson(100, 200, 0.1, "0.442235", "0.557765", DESCTOOLS);
        exact(100, 200, 0.1, "0.439641", "0.560359", DESCTOOLS);
        wilson(100, 200, 0.05, "0.4313609", "0.5686391", DESCTOOLS);
        exact(100, 200, 0.05, "0.4286584", "0.5713416", DESCTOOLS);
    }

    private void leastNumbers() {
        least("0.90", "29", WILKS);
        least("0.95", "59", WILKS);
        least("0.99", "299", WILKS);
        least("0.80", "14", "computed: ceil(ln 0.05 / ln S)");
        least("0.999", "2995", "computed: ceil(ln 0.05 / ln S)");
        String[][] wilson = {{"0.80", "11"}, {"0.90", "25"}, {"0.95", "52"}, {"0.99", "268"}, {"0.999", "2703"}};
        for (String[] w : wilson) {
            double ours = Intervals.leastAllGoodWilson(Double.parseDouble(w[0]), 0.05);
            values.add(of("least number of good events, Wilson", "target " + w[0] + ", 95 %", w[1], ours, COMPUTED));
        }
    }

    private void least(String target, String published, String source) {
        double ours = Intervals.leastAllGood(Double.parseDouble(target), 0.05);
        values.add(of("least number of good events, exact", "target " + target + ", 95 %", published, ours, source));
    }

    private void wilson(int x, int n, double alpha, String lower, String upper, String source) {
        values.addAll(ends("Wilson", input(x, n, alpha), lower, upper, Intervals.wilson(x, n, alpha), source));
    }

    private void exact(int x, int n, double alpha, String lower, String upper, String source) {
        values.addAll(ends(
                "Clopper-Pearson", input(x, n, alpha), lower, upper, Intervals.clopperPearson(x, n, alpha), source));
    }

    private static String input(int x, int n, double alpha) {
        return x + " of " + n + ", " + Math.round(100 * (1 - alpha)) + " %";
    }
}
