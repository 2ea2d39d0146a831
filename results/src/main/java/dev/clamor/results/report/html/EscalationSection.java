package dev.clamor.results.report.html;

import dev.clamor.metrics.EscalationLabel;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.Escalation;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether those who needed a human got one, in time, and only those. */
record EscalationSection(
        Map<String, String> cells,
        String excluded,
        List<Rate> rates,
        String balanced,
        List<Rate> triggers,
        List<Share> replies,
        String seconds) {

    static EscalationSection of(MetricsSnapshot snapshot) {
        Escalation escalation = snapshot.escalation();
        return new EscalationSection(
                cells(escalation),
                excluded(escalation),
                rates(snapshot),
                Numbers.percent(escalation.balancedAccuracy()),
                escalation.byTrigger().entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Ratio> entry) ->
                                        entry.getKey().length())
                                .thenComparing(Map.Entry::getKey))
                        .map(entry -> Rate.of(entry.getKey(), Words.trigger(entry.getKey()), entry.getValue()))
                        .toList(),
                replies(escalation),
                Double.isNaN(escalation.secondsToHandoffP50())
                        ? "No contact was handed over after a trigger."
                        : "From trigger to handoff: median " + Numbers.duration(escalation.secondsToHandoffP50())
                                + ", 95th percentile " + Numbers.duration(escalation.secondsToHandoffP95()) + ".");
    }

    private static Map<String, String> cells(Escalation escalation) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (EscalationLabel label : EscalationLabel.values()) {
            cells.put(label.name(), Numbers.count(count(escalation, label)));
        }
        return cells;
    }

    private static String excluded(Escalation escalation) {
        return Numbers.count(count(escalation, EscalationLabel.MAY))
                + " handoffs in a grey area and " + Numbers.count(count(escalation, EscalationLabel.CENSORED))
                + " contacts whose customer left before the deadline are in none of these numbers.";
    }

    /** From the labels, so that the rates agree with the matrix above them. */
    private static List<Rate> rates(MetricsSnapshot snapshot) {
        Escalation escalation = snapshot.escalation();
        long inTime = count(escalation, EscalationLabel.TRUE_POSITIVE);
        long needed = inTime + count(escalation, EscalationLabel.LATE) + count(escalation, EscalationLabel.MISS);
        long needless = count(escalation, EscalationLabel.FALSE_POSITIVE);
        long kept = count(escalation, EscalationLabel.TRUE_NEGATIVE);
        Ratio recall = new Ratio(inTime, needed);
        Ratio precision = new Ratio(inTime, inTime + needless);
        Ratio specificity = new Ratio(kept, kept + needless);
        return List.of(
                Rate.of(
                        "Recall",
                        "needed handoffs made in time / contacts that needed one",
                        recall,
                        snapshot,
                        Sli.ESCALATION_RECALL),
                Rate.of("Precision", "needed / all handoffs judged", precision, snapshot, Sli.ESCALATION_PRECISION),
                Rate.of(
                        "Specificity",
                        "rightly kept / contacts that needed no human",
                        specificity,
                        snapshot,
                        Sli.ESCALATION_SPECIFICITY),
                Rate.of("Right queue", "of needed handoffs", escalation.rightQueue(), snapshot, Sli.RIGHT_QUEUE),
                Rate.of("Facts handed over", "of those that the customer had given", escalation.contextGiven()));
    }

    private static List<Share> replies(Escalation escalation) {
        long whole = Share.sum(escalation.repliesToHandoff().values());
        return escalation.repliesToHandoff().entrySet().stream()
                .map(entry -> Share.of(Integer.toString(entry.getKey()), "", entry.getValue(), whole, "plain"))
                .toList();
    }

    private static long count(Escalation escalation, EscalationLabel label) {
        return escalation.labels().getOrDefault(label.name(), 0L);
    }
}
