package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.Experience;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Wilson;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The customer's side. */
record ExperienceSection(
        List<Rate> rates,
        List<Fact> effort,
        List<Rate> aftermaths,
        List<Rate> frustration,
        List<Share> replies,
        List<Share> behaviours) {
    private static final int MOST_FAILURES = 4;

    static ExperienceSection of(MetricsSnapshot snapshot) {
        Experience experience = snapshot.experience();
        return new ExperienceSection(
                rates(snapshot),
                effort(experience),
                aftermaths(experience),
                experience.upsetByFailures().entrySet().stream()
                        .map(entry -> Rate.of(failures(entry.getKey()), "", upset(entry.getValue())))
                        .toList(),
                Share.ranked(experience.replyClasses()),
                Share.ranked(experience.behaviours(), snapshot.contacts().valid()));
    }

    private static List<Rate> aftermaths(Experience experience) {
        List<Rate> rates = new ArrayList<>();
        experience.aftermaths().forEach((form, counts) -> {
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            counts.forEach((name, count) ->
                    rates.add(Rate.of(Words.aftermath(name), Words.interruption(form), new Ratio(count, total))));
        });
        return rates;
    }

    private static List<Rate> rates(MetricsSnapshot snapshot) {
        Experience experience = snapshot.experience();
        List<Rate> rates = new ArrayList<>();
        rates.add(Rate.of(
                "First-contact resolution", "goal met and not coming back", experience.firstContactResolution()));
        rates.add(Rate.of("Goals met", "of all goals opened", experience.goals()));
        add(snapshot, Sli.ABANDONMENT_FREE, "Not abandoned", rates);
        add(snapshot, Sli.REPHRASE_CONSISTENCY, "Same answer to the same question", rates);
        add(snapshot, Sli.INTERRUPTION_RECOVERY, "Thread kept after an interruption", rates);
        add(snapshot, Sli.CHANNEL_CONTINUITY, "Context kept over a change of channel", rates);
        return rates;
    }

    private static void add(MetricsSnapshot snapshot, Sli sli, String name, List<Rate> rates) {
        SliCounts counts = snapshot.slis().get(sli.id());
        if (counts != null) {
            rates.add(Rate.of(name, counts.formula(), snapshot, sli));
        }
    }

    private static List<Fact> effort(Experience experience) {
        return List.of(
                Fact.of("Turns per contact", Numbers.decimal(experience.meanTurns(), 2)),
                Fact.of("Repairs per contact", Numbers.decimal(experience.meanRepairs(), 2)),
                Fact.of("Facts asked for twice, per contact", Numbers.decimal(experience.askedAgain(), 2)),
                Fact.of("Left without a word", Numbers.count(experience.abandonedSilent())),
                Fact.of("Said that they were leaving", Numbers.count(experience.abandonedAnnounced())),
                Fact.of("Would be back within seven days", Numbers.count(experience.repeatContacts())));
    }

    /** What the chart of frustration draws. */
    static List<Map<String, Object>> chart(Experience experience) {
        return experience.upsetByFailures().entrySet().stream()
                .map(entry -> point(entry.getKey(), upset(entry.getValue())))
                .toList();
    }

    private static Map<String, Object> point(int failures, Ratio upset) {
        Wilson wilson = Wilson.of(upset);
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("failures", failures(failures));
        point.put("value", Numbers.value(upset));
        point.put("lower", wilson.lower());
        point.put("upper", wilson.upper());
        point.put("good", upset.good());
        point.put("total", upset.total());
        return point;
    }

    private static Ratio upset(Ratio content) {
        return new Ratio(content.bad(), content.total());
    }

    private static String failures(int failures) {
        return failures >= MOST_FAILURES ? failures + " or more" : Integer.toString(failures);
    }
}
