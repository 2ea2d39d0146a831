package dev.clamor.results.report.html;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.report.words.Wilson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured at one load: a row of a table and a point on each curve.
 *
 * @param label the load in words
 * @param load contacts a second that began; NaN where the load is not a rate of arrivals
 * @param truly containable contacts, good = solved truly
 * @param recall contacts that needed a human, good = handed over in time
 * @param wrong valid contacts, good = <em>with</em> a wrong action
 * @param usable turns, good = answered with a usable reply
 * @param p95 95th percentile of the response time
 */
record AtLoad(String label, double load, Ratio truly, Ratio recall, Ratio wrong, Ratio usable, Time p95) {

    /**
     * A response time.
     *
     * @param millis NaN without values
     * @param range its 95 % interval; empty with too few values
     * @param note what it was taken from
     */
    record Time(double millis, Optional<Percentile.Range> range, String note) {
        String value() {
            return Numbers.millis(millis);
        }

        String rangeText() {
            return range.map(Percentile.Range::text).orElse("");
        }
    }

    /** The other side of an indicator that counts what went well. */
    static Ratio bad(Ratio ratio) {
        return new Ratio(ratio.bad(), ratio.total());
    }

    Rate trulyRate() {
        return Rate.of(label, "", truly);
    }

    Rate recallRate() {
        return Rate.of(label, "", recall);
    }

    Rate wrongRate() {
        return Rate.of(label, "", wrong);
    }

    Rate usableRate() {
        return Rate.of(label, "", usable);
    }

    /** For the charts. */
    Map<String, Object> point() {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("label", Visible.line(label));
        point.put("load", load);
        point.put("truly", share(truly));
        point.put("recall", share(recall));
        point.put("wrong", share(wrong));
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("value", p95.millis());
        time.put("lower", p95.range().map(Percentile.Range::lower).orElse(Double.NaN));
        time.put("upper", p95.range().map(Percentile.Range::upper).orElse(Double.NaN));
        point.put("p95", time);
        return point;
    }

    private static Map<String, Object> share(Ratio ratio) {
        Wilson wilson = Wilson.of(ratio);
        Map<String, Object> share = new LinkedHashMap<>();
        share.put("value", Numbers.value(ratio));
        share.put("lower", wilson.lower());
        share.put("upper", wilson.upper());
        share.put("good", ratio.good());
        share.put("total", ratio.total());
        return share;
    }
}
