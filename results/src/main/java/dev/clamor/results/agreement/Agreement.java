package dev.clamor.results.agreement;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.metrics.agreement.Confusion;
import dev.clamor.results.agreement.RoganGladen.Share;
import dev.clamor.results.agreement.TestQuality.Both;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the labels of a run say: how well the reader reads this agent, and the figures corrected for its error. Numbers that
 * cannot be had are NaN.
 *
 * @param by whose labels
 * @param labels labels of replies of this run
 * @param strays labels that belong to no reply of this run; left out
 * @param replies replies of the run's judged contacts
 * @param reach share of them in strata that have a label; the agreement speaks for these
 * @param kappa Cohen's kappa weighted back to the run
 * @param kappaLower of its 95 % interval
 * @param kappaUpper of its 95 % interval
 * @param accuracy share of replies read as labelled, weighted back
 * @param classes every class in the labels or readings
 * @param confusion labelled replies by label, then by reading, as drawn
 * @param tests what is measured of the two tests of {@link Corrections}
 * @param figures raw and corrected
 * @param disagreements worst first
 */
public record Agreement(
        String by,
        int labels,
        int strays,
        int replies,
        double reach,
        double kappa,
        double kappaLower,
        double kappaUpper,
        double accuracy,
        List<ClassQuality> classes,
        Map<String, Map<String, Long>> confusion,
        List<TestFigures> tests,
        List<Figure> figures,
        List<Disagreement> disagreements) {
    private static final int MOST_DISAGREEMENTS = 10;

    /** One class: how often it was labelled, and how well it is read, weighted back to the run. */
    public record ClassQuality(String name, long labelled, double precision, double recall) {}

    /** A test on contacts: sensitivity and specificity with their effective numbers of labels. */
    public record TestFigures(
            String test,
            double sensitivity,
            double sensitivitySize,
            double specificity,
            double specificitySize,
            String refused) {}

    /**
     * A reply read otherwise than it is labelled.
     *
     * @param counts whether it changes how its contact is counted
     */
    public record Disagreement(String contact, int turn, String label, String reading, boolean counts, String text) {}

    /** Holds the labels against the run. */
    public static Agreement of(RunReplies run, List<Label> labels, String by) {
        List<ReadReply> replies = run.replies();
        Labelled labelled = new Labelled(replies, labels);
        WeightedKappa weighted = new WeightedKappa(labelled);
        Corrections corrections = new Corrections(run.contacts(), labelled);
        Confusion confusion = confusion(labelled);
        return new Agreement(
                by,
                labelled.read().size(),
                labelled.strays(),
                replies.size(),
                labelled.reach(),
                weighted.kappa().orElse(Double.NaN),
                weighted.lower(Corrections.ALPHA),
                weighted.upper(Corrections.ALPHA),
                accuracy(weighted),
                classes(weighted, labelled),
                matrix(confusion),
                List.of(test("handed over", corrections.handedOff()), test("truly contained", corrections.contained())),
                corrections.figures(),
                disagreements(labelled, run.contacts()));
    }

    /** The labelled replies as a table for people; classes that do not occur are left out. */
    public String table() {
        List<String> names = classes.stream().map(ClassQuality::name).toList();
        if (names.isEmpty()) {
            return "";
        }
        Confusion shown = new Confusion(names);
        confusion.forEach((label, row) -> row.forEach((reading, count) -> {
            for (long i = 0; i < count; i++) {
                shown.add(label, reading);
            }
        }));
        return shown.table();
    }

    private static Confusion confusion(Labelled labelled) {
        Confusion confusion =
                new Confusion(Arrays.stream(ReplyClass.values()).map(Enum::name).toList());
        labelled.read()
                .forEach(reply -> confusion.add(
                        labelled.label(reply).name(), reply.reading().name()));
        return confusion;
    }

    private static Map<String, Map<String, Long>> matrix(Confusion confusion) {
        Map<String, Map<String, Long>> matrix = new LinkedHashMap<>();
        for (String label : confusion.classes()) {
            Map<String, Long> row = new LinkedHashMap<>();
            for (String reading : confusion.classes()) {
                if (confusion.count(label, reading) > 0) {
                    row.put(reading, confusion.count(label, reading));
                }
            }
            if (!row.isEmpty()) {
                matrix.put(label, row);
            }
        }
        return matrix;
    }

    private static double accuracy(WeightedKappa weighted) {
        double all = 0;
        double same = 0;
        for (ReplyClass each : ReplyClass.values()) {
            all += weighted.labelled(each);
            same += weighted.both(each, each);
        }
        return all == 0 ? Double.NaN : same / all;
    }

    private static List<ClassQuality> classes(WeightedKappa weighted, Labelled labelled) {
        return Arrays.stream(ReplyClass.values())
                .filter(each -> weighted.labelled(each) > 0 || weighted.read(each) > 0)
                .map(each -> new ClassQuality(
                        each.name(),
                        labelled.read().stream()
                                .filter(reply -> labelled.label(reply) == each)
                                .count(),
                        share(weighted.both(each, each), weighted.read(each)),
                        share(weighted.both(each, each), weighted.labelled(each))))
                .toList();
    }

    private static double share(double part, double all) {
        return all == 0 ? Double.NaN : part / all;
    }

    private static TestFigures test(String name, Corrections.Test test) {
        Optional<Share> se = test.quality().map(Both::sensitivity);
        Optional<Share> sp = test.quality().map(Both::specificity);
        return new TestFigures(
                name,
                se.map(Share::value).orElse(Double.NaN),
                se.map(Share::size).orElse(Double.NaN),
                sp.map(Share::value).orElse(Double.NaN),
                sp.map(Share::size).orElse(Double.NaN),
                test.why());
    }

    private static List<Disagreement> disagreements(Labelled labelled, List<JudgedContact> contacts) {
        Set<ReadReply.Key> counting = new HashSet<>();
        for (JudgedContact contact : contacts) {
            contact.deciding().filter(labelled::has).ifPresent(reply -> {
                ReplyClass label = labelled.label(reply);
                if (JudgedContact.handedOff(label) != contact.handedOff()
                        || contact.trulyContained(label) != contact.trulyContained()) {
                    counting.add(reply.key());
                }
            });
        }
        return labelled.read().stream()
                .filter(reply -> labelled.label(reply) != reply.reading())
                .map(reply -> new Disagreement(
                        reply.contact().toString(),
                        reply.turn(),
                        labelled.label(reply).name(),
                        reply.reading().name(),
                        counting.contains(reply.key()),
                        reply.text()))
                .sorted(Comparator.comparing(Disagreement::counts)
                        .reversed()
                        .thenComparing(
                                Comparator.comparingDouble(Agreement::distance).reversed()))
                .limit(MOST_DISAGREEMENTS)
                .toList();
    }

    /** How far apart the two classes are to the customer. */
    private static double distance(Disagreement one) {
        return Math.abs(ReplyClass.valueOf(one.label()).shock()
                - ReplyClass.valueOf(one.reading()).shock());
    }
}
