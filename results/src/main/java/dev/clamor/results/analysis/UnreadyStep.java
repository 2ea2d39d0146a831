package dev.clamor.results.analysis;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * A journey step and how alike it fails for all personas.
 *
 * <p>It is unready when the lower end of its failing share (95 %, over segments) is above {@value #RATE}, an assumption, and
 * every persona of at least {@value #LEAST_VISITS} visits fails in more than that share of them; there must be at least
 * {@value #LEAST_PERSONAS} such personas.
 *
 * <p>Whether personas differ: Pearson's chi-square of failures by persona, divided by the design effect of the segments,
 * with one degree of freedom less than personas. Source: the first-order correction of Rao and Scott, Journal of the
 * American Statistical Association 76 (1981), 221-230.
 *
 * @param step the step
 * @param visits good = not failed; of the personas that are compared
 * @param interval of the failing share
 * @param least the least failing share of a persona
 * @param most the greatest
 * @param personas personas compared
 * @param homogeneity p-value of "all personas fail alike"
 */
record UnreadyStep(
        String step, Ratio visits, Interval interval, double least, double most, int personas, double homogeneity) {
    static final double RATE = 0.1;
    static final int LEAST_PERSONAS = 3;
    static final long LEAST_VISITS = 20;

    static final String NONE =
            "No step fails for every persona in more than " + Numbers.percent(RATE) + " of its visits.";
    static final String NOTHING_TO_COMPARE =
            "No step was visited by " + LEAST_PERSONAS + " personas at least " + LEAST_VISITS + " times each.";

    private static final double ALPHA = 0.05;

    /** Every step that enough personas visited, the most failing first. */
    static List<UnreadyStep> all(SortedMap<String, SortedMap<String, Ratio>> stepsBySegment) {
        List<UnreadyStep> steps = new ArrayList<>();
        stepsBySegment.forEach((step, segments) -> {
            SortedMap<String, Ratio> personas = personas(segments);
            if (personas.size() >= LEAST_PERSONAS) {
                steps.add(of(step, personas, segments));
            }
        });
        steps.sort(
                Comparator.comparingDouble((UnreadyStep step) -> -step.share()).thenComparing(UnreadyStep::step));
        return steps;
    }

    boolean unready() {
        return interval.lower() > RATE && least > RATE;
    }

    double share() {
        return (double) visits.bad() / visits.total();
    }

    String sentence() {
        return "The step \u201C" + Words.name(step) + "\u201D fails whoever asks: in " + Numbers.percent(share())
                + " of "
                + Numbers.count(visits.total()) + " visits (95 %: " + Numbers.percent(interval.lower()) + " to "
                + Numbers.percent(interval.upper()) + "), and for each of " + personas + " personas in at least "
                + Numbers.percent(least) + (homogeneity > ALPHA ? alike() : unlike());
    }

    private String alike() {
        return "; nothing says that personas differ (p = " + Numbers.decimal(homogeneity, 2) + ").";
    }

    private String unlike() {
        return ", for one in " + Numbers.percent(most) + ".";
    }

    private static UnreadyStep of(String step, SortedMap<String, Ratio> personas, SortedMap<String, Ratio> segments) {
        List<Ratio> compared = segments.entrySet().stream()
                .filter(entry -> personas.containsKey(persona(entry.getKey())))
                .map(java.util.Map.Entry::getValue)
                .toList();
        Ratio visits = compared.stream().reduce(Ratio.NONE, Ratio::plus);
        double least = 1;
        double most = 0;
        double chi = 0;
        double share = (double) visits.bad() / visits.total();
        for (Ratio ratio : personas.values()) {
            double own = (double) ratio.bad() / ratio.total();
            least = Math.min(least, own);
            most = Math.max(most, own);
            chi += ratio.total() * (own - share) * (own - share);
        }
        double p = homogeneity(
                chi / (share * (1 - share)), Clusters.of(compared, ALPHA / 2).deff(), personas.size());
        return new UnreadyStep(step, visits, Modes.interval(visits, compared), least, most, personas.size(), p);
    }

    /** 1 when every visit ended alike. */
    private static double homogeneity(double chi, double deff, int personas) {
        return Double.isNaN(chi)
                ? 1
                : 1 - new ChiSquaredDistribution(null, personas - 1.0).cumulativeProbability(chi / deff);
    }

    private static SortedMap<String, Ratio> personas(SortedMap<String, Ratio> segments) {
        SortedMap<String, Ratio> personas = new TreeMap<>();
        segments.forEach((segment, visits) -> personas.merge(persona(segment), visits, Ratio::plus));
        personas.values().removeIf(visits -> visits.total() < LEAST_VISITS);
        return personas;
    }

    private static String persona(String segment) {
        return segment.substring(0, Math.max(0, segment.indexOf('/')));
    }
}
