package dev.clamor.results.report;

import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.ClusterSums;
import dev.clamor.metrics.LoadBand;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.MetricsSnapshot.ModeCounts;
import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.metrics.Trend;
import dev.clamor.metrics.latency.LatencyHistogram;
import dev.clamor.metrics.latency.RankTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Numbers as a storm would leave them: quality falls and latency grows with the contacts in progress. */
final class SampleSnapshot {
    private static final List<String> PERSONAS = List.of(
            "anxious",
            "bargain-hunter",
            "busy-parent",
            "chatty",
            "elderly",
            "expert",
            "furious",
            "non-native",
            "polite",
            "sceptic",
            "terse",
            "trickster");
    private static final List<String> SCENARIOS = List.of(
            "appointment-move",
            "billing-dispute",
            "card-lost",
            "contract-cancel",
            "data-export",
            "delivery-late",
            "fraud-report",
            "order-status",
            "password-reset",
            "plan-change",
            "refund-over-limit",
            "roaming-bill");
    private static final int[] BANDS = {4, 12, 24, 48, 90, 180, 300};
    private static final double[] TRULY = {0.78, 0.77, 0.76, 0.71, 0.62, 0.49, 0.38};
    private static final int[] VOLUME = {14, 90, 260, 420, 520, 610, 236};

    private SampleSnapshot() {}

    static MetricsSnapshot storm() {
        return build("", LATE);
    }

    /** A run before this one: a third fewer contacts contained, every needed handoff made. */
    static MetricsSnapshot before() {
        MetricsSnapshot storm = storm();
        SortedMap<String, SliCounts> slis = new TreeMap<>(storm.slis());
        slis.computeIfPresent(
                Sli.RAW_CONTAINMENT.id(), (id, counts) -> changed(counts, r -> new Ratio(r.good() * 2 / 3, r.total())));
        slis.computeIfPresent(
                Sli.ESCALATION_RECALL.id(), (id, counts) -> changed(counts, r -> new Ratio(r.total(), r.total())));
        return new MetricsSnapshot(
                storm.contacts(),
                slis,
                storm.containment(),
                storm.escalation(),
                storm.experience(),
                storm.risk(),
                storm.latency(),
                storm.steps(),
                storm.timeline(),
                storm.worst(),
                storm.health(),
                storm.end(),
                storm.personas(),
                storm.scenarios(),
                storm.stepsBySegment(),
                storm.failureModes(),
                storm.faults(),
                storm.agents());
    }

    private static SliCounts changed(SliCounts counts, UnaryOperator<Ratio> change) {
        SortedMap<String, Ratio> segments = new TreeMap<>(counts.bySegment());
        segments.replaceAll((segment, ratio) -> change.apply(ratio));
        return new SliCounts(
                counts.id(),
                counts.formula(),
                change.apply(counts.total()),
                segments,
                counts.byPersona(),
                counts.byScenario(),
                counts.byIntent(),
                counts.byStage(),
                counts.byBand(),
                counts.bySlice());
    }

    /** The same with this text as a persona, scenario, stage, fault, trigger, class and formula. */
    static MetricsSnapshot named(String text) {
        return build(text, LATE);
    }

    private static final double LATE = 1900;
    private static final int SEGMENTS = 8;
    private static final int SLICES = 47;

    private static MetricsSnapshot build(String extra, double p95) {
        SortedMap<String, Long> discarded = new TreeMap<>(Map.of("RUN_ENDED", 39L, "HARNESS_FAULT", 6L));
        SortedMap<String, Long> outcomes =
                new TreeMap<>(Map.of("contained", 2049L, "escalated", 414L, "abandoned", 330L, "agent_failed", 48L));
        SortedMap<String, Long> classes = new TreeMap<>(Map.ofEntries(
                Map.entry("HANDED_OFF", 470L),
                Map.entry("TRUE", 1704L),
                Map.entry("POLICY_BREACH", 3L),
                Map.entry("WRONG_ACTION", 41L),
                Map.entry("HALLUCINATED_RESOLUTION", 74L),
                Map.entry("MISSED_ESCALATION", 36L),
                Map.entry("LOOP", 93L),
                Map.entry("DEAD_END", 58L),
                Map.entry("ERROR_EXIT", 48L),
                Map.entry("GAVE_UP_SILENT", 141L),
                Map.entry("GAVE_UP_ANNOUNCED", 62L),
                Map.entry("PARTIAL", 33L),
                Map.entry("RETURNED", 11L)));
        SortedMap<String, Long> faults = new TreeMap<>(Map.of("TIMEOUT", 122L, "SERVER_ERROR", 61L, "UNREADABLE", 4L));
        if (!extra.isEmpty()) {
            discarded.put(extra, 1L);
            classes.put(extra, 5L);
            faults.put(extra, 2L);
        }
        return new MetricsSnapshot(
                new MetricsSnapshot.Contacts(2982, 2982, 0, discarded, 96, 2841, outcomes, 16_330),
                slis(extra),
                new MetricsSnapshot.Containment(
                        new Ratio(2304, 2774),
                        new Ratio(1704, 2774),
                        600.0 / 2774,
                        classes,
                        new TreeMap<>(Map.of("CORRECT", 346L, "EARLY", 55L, "LATE", 13L, "GREY", 56L)),
                        new Ratio(64, 67)),
                escalation(extra),
                experience(extra),
                new MetricsSnapshot.Risk(
                        new Ratio(2797, 2841),
                        new Ratio(1853, 1902),
                        new Ratio(2838, 2841),
                        2,
                        74,
                        new Ratio(1896, 1902),
                        new Ratio(2830, 2841),
                        faults),
                latency(extra, p95),
                steps(extra),
                timeline(extra),
                List.of(new MetricsSnapshot.WorstContact("c-001733", 9, "Told another customer's address.")),
                new MetricsSnapshot.Health(
                        92,
                        14.2,
                        61.0,
                        88,
                        41,
                        0.63,
                        0.91,
                        312,
                        new TreeMap<>(Map.of("RATE_LIMITED", 14L)),
                        new MetricsSnapshot.Held(120, 348.5, 7, 31, 4.25),
                        new MetricsSnapshot.Process(
                                410,
                                12,
                                0,
                                180L << 20,
                                41,
                                633,
                                2.5,
                                new Trend(12, 3e6, -2e6, 9e6),
                                new Trend(12, 0, 0, 0),
                                Trend.NONE)),
                Optional.of(new RunEvent.RunEnded(94_312_000, 3050, 2982, 2982, RunEvent.EndReason.COMPLETED, 6)),
                new TreeMap<>(Map.of("anxious", 240L)),
                new TreeMap<>(Map.of("billing-dispute", 240L)),
                stepsBySegment(extra),
                failureModes(extra),
                faults(extra),
                agents(extra));
    }

    private static SortedMap<String, MetricsSnapshot.AgentCounts> agents(String extra) {
        SortedMap<String, Ratio> segments =
                new TreeMap<>(Map.of("anxious/billing", new Ratio(80, 100), "hasty/billing", new Ratio(60, 100)));
        SortedMap<String, SliCounts> slis = new TreeMap<>();
        slis.put(
                Sli.TRUE_CONTAINMENT.id(),
                new SliCounts(
                        Sli.TRUE_CONTAINMENT.id(),
                        Sli.TRUE_CONTAINMENT.formula(),
                        new Ratio(140, 200),
                        segments,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()));
        SortedMap<String, MetricsSnapshot.AgentCounts> agents = new TreeMap<>();
        for (String name : List.of("stable", "canary" + extra)) {
            agents.put(name, new MetricsSnapshot.AgentCounts(200, slis, MetricsSnapshot.LatencySummary.NONE));
        }
        return agents;
    }

    private static SortedMap<String, SliCounts> slis(String extra) {
        SortedMap<String, SliCounts> slis = new TreeMap<>();
        slis.put(
                Sli.TRUE_CONTAINMENT.id(),
                counts(Sli.TRUE_CONTAINMENT.id(), Sli.TRUE_CONTAINMENT.formula(), new Ratio(1320, 2150), 1, extra));
        put(slis, Sli.RAW_CONTAINMENT, 2360, 2841, 1.2, extra);
        put(slis, Sli.ESCALATION_RECALL, 346, 395, 1.28, extra);
        put(slis, Sli.ESCALATION_PRECISION, 346, 401, 1.25, extra);
        put(slis, Sli.ESCALATION_SPECIFICITY, 2100, 2155, 1.3, extra);
        put(slis, Sli.WRONG_ACTION_FREE, 2797, 2841, 1.3, extra);
        put(slis, Sli.ERROR_FREE_TURNS, 16_143, 16_330, 1.3, extra);
        put(slis, Sli.REPHRASE_CONSISTENCY, 611, 668, 1.25, extra);
        put(slis, Sli.INTERRUPTION_RECOVERY, 402, 489, 1.2, extra);
        put(slis, Sli.ABANDONMENT_FREE, 2511, 2841, 1.2, extra);
        String fast = Sli.latencyId(2500);
        slis.put(
                fast, counts(fast, "replies complete within 2500 ms / replies", new Ratio(13_110, 16_143), 1.1, extra));
        return slis;
    }

    private static void put(
            SortedMap<String, SliCounts> slis, Sli sli, long good, long total, double ease, String extra) {
        slis.put(sli.id(), counts(sli.id(), sli.formula(), new Ratio(good, total), ease, extra));
    }

    private static SliCounts counts(String id, String formula, Ratio total, double ease, String extra) {
        SplittableRandom random = new SplittableRandom(id.length());
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int p = 0; p < PERSONAS.size(); p++) {
            for (int s = 0; s < SCENARIOS.size(); s++) {
                int n = random.nextInt(0, 31);
                double hard = 0.95 - 0.05 * ((p * 5 + s * 7) % 12);
                segments.put(PERSONAS.get(p) + "/" + SCENARIOS.get(s), ratio(random, n, hard));
            }
        }
        SortedMap<String, Ratio> bands = new TreeMap<>();
        SortedMap<String, Ratio> stages = new TreeMap<>();
        for (int i = 0; i < BANDS.length; i++) {
            long n = Math.max(1, VOLUME[i] * total.total() / 2150);
            bands.put(LoadBand.of(BANDS[i]), ratio(random, n, Math.min(0.995, TRULY[i] * ease)));
        }
        for (String stage : List.of("ramp", "plateau", "spike", "recovery")) {
            stages.put(stage, ratio(random, total.total() / 4, 0.7));
        }
        if (!extra.isEmpty()) {
            segments.put(extra + "/" + extra, new Ratio(3, 30));
            bands.put(extra, new Ratio(10, 30));
            stages.put(extra, new Ratio(10, 30));
        }
        String words = extra.isEmpty() ? formula : extra;
        return new SliCounts(
                id,
                words,
                total,
                segments,
                new TreeMap<>(),
                byScenario(segments),
                new TreeMap<>(),
                stages,
                bands,
                bySlice(random, total, ease));
    }

    private static SortedMap<Integer, Ratio> bySlice(SplittableRandom random, Ratio total, double ease) {
        SortedMap<Integer, Ratio> slices = new TreeMap<>();
        for (int i = 1; i < SLICES; i++) {
            slices.put(i, ratio(random, total.total() / SLICES, Math.min(0.995, (i < 24 ? 0.8 : 0.5) * ease)));
        }
        return slices;
    }

    private static SortedMap<String, Ratio> byScenario(SortedMap<String, Ratio> segments) {
        SortedMap<String, Ratio> scenarios = new TreeMap<>();
        segments.forEach(
                (segment, ratio) -> scenarios.merge(segment.substring(segment.indexOf('/') + 1), ratio, Ratio::plus));
        return scenarios;
    }

    private static Ratio ratio(SplittableRandom random, long n, double share) {
        long good = 0;
        for (int i = 0; i < n; i++) {
            good += random.nextDouble() < share ? 1 : 0;
        }
        return new Ratio(good, n);
    }

    private static MetricsSnapshot.Escalation escalation(String extra) {
        SortedMap<String, Ratio> triggers = new TreeMap<>(Map.of(
                "E1", new Ratio(141, 150),
                "E2", new Ratio(60, 77),
                "E3", new Ratio(31, 32),
                "E5", new Ratio(66, 74),
                "E8", new Ratio(33, 45),
                "E10", new Ratio(15, 17)));
        if (!extra.isEmpty()) {
            triggers.put(extra, new Ratio(1, 2));
        }
        return new MetricsSnapshot.Escalation(
                new TreeMap<>(Map.of(
                        "TRUE_POSITIVE", 346L,
                        "LATE", 13L,
                        "MISS", 36L,
                        "FALSE_POSITIVE", 55L,
                        "TRUE_NEGATIVE", 2100L,
                        "MAY", 56L,
                        "CENSORED", 235L)),
                new Ratio(2446, 2550),
                0.925,
                triggers,
                new TreeMap<>(Map.of(0, 201L, 1, 92L, 2, 41L, 3, 15L, 4, 6L, 6, 4L)),
                3.2,
                19.6,
                new Ratio(322, 359),
                new Ratio(911, 1033));
    }

    private static MetricsSnapshot.Experience experience(String extra) {
        SortedMap<String, Long> replies = new TreeMap<>(Map.ofEntries(
                Map.entry("ERROR", 187L),
                Map.entry("HANDOFF_OK", 414L),
                Map.entry("HANDOFF_DENIED", 39L),
                Map.entry("LOOPING", 521L),
                Map.entry("WRONG", 402L),
                Map.entry("RESOLVED", 2210L),
                Map.entry("PROGRESS", 5870L),
                Map.entry("CLARIFY", 3300L),
                Map.entry("CLARIFY_AGAIN", 488L),
                Map.entry("DEFLECT", 390L),
                Map.entry("REFUSE", 311L),
                Map.entry("CHAT", 1020L),
                Map.entry("MISUNDERSTOOD", 1178L)));
        if (!extra.isEmpty()) {
            replies.put(extra, 3L);
        }
        return new MetricsSnapshot.Experience(
                new Ratio(1690, 2774),
                288,
                231,
                99,
                5.75,
                1.31,
                0.17,
                new TreeMap<>(Map.of(
                        0, new Ratio(10_911, 11_340),
                        1, new Ratio(2410, 2890),
                        2, new Ratio(811, 1240),
                        3, new Ratio(205, 540),
                        4, new Ratio(49, 320))),
                replies,
                new TreeMap<>(
                        Map.of("INTERRUPTED", 489L, "CHANGED_INTENT", 322L, "THREE_WORDINGS", 277L, "UPSET", 640L)),
                new Ratio(2016, 2901),
                aftermaths(extra));
    }

    private static SortedMap<String, SortedMap<String, Long>> aftermaths(String extra) {
        SortedMap<String, SortedMap<String, Long>> forms = new TreeMap<>();
        forms.put("cut", aftermaths(151, 6, 14, 20));
        forms.put("pending", aftermaths(251, 9, 5, 33));
        if (!extra.isEmpty()) {
            forms.put(extra, new TreeMap<>(Map.of(extra, 3L)));
        }
        return forms;
    }

    private static SortedMap<String, Long> aftermaths(long kept, long stale, long both, long lost) {
        return new TreeMap<>(Map.of("KEPT", kept, "STALE_ACTION", stale, "ANSWERED_BOTH", both, "LOST_THREAD", lost));
    }

    private static MetricsSnapshot.Latency latency(String extra, double p95) {
        SortedMap<String, LatencySummary> stages = new TreeMap<>(Map.of(
                "ramp", summary(2800, 1),
                "plateau", summary(6200, 1.6),
                "spike", summary(5100, 4.1),
                "recovery", summary(2230, 2)));
        SortedMap<String, LatencySummary> bands = new TreeMap<>();
        for (int i = 0; i < BANDS.length; i++) {
            bands.put(LoadBand.of(BANDS[i]), summary(VOLUME[i] * 7L, 0.8 + i * i * 0.17));
        }
        if (!extra.isEmpty()) {
            stages.put(extra, summary(10, 1));
            bands.put(extra, summary(10, 1));
        }
        return new MetricsSnapshot.Latency(
                summary(16_143, p95 / 900),
                summary(16_143, p95 / 800),
                summary(9_020, p95 / 2700),
                summary(9_020, p95 / 9000),
                stages,
                bands,
                stages,
                bands);
    }

    private static LatencySummary summary(long n, double slow) {
        return new LatencySummary(
                n, 310 * slow, 690 * slow, 900 * slow, 1700 * slow, 5200 * slow, 402.5 * slow, ranks(n, slow));
    }

    /** Times spread evenly between the percentiles of {@link #summary}. */
    private static RankTable ranks(long n, double slow) {
        double[] shares = {0, 0.5, 0.9, 0.95, 0.99, 1};
        double[] millis = {100, 310, 690, 900, 1700, 5200};
        LatencyHistogram histogram = LatencyHistogram.sparse();
        int piece = 1;
        for (int i = 0; i < n; i++) {
            double share = (i + 1.0) / n;
            while (share > shares[piece]) {
                piece++;
            }
            double part = (share - shares[piece - 1]) / (shares[piece] - shares[piece - 1]);
            double at = millis[piece - 1] + part * (millis[piece] - millis[piece - 1]);
            histogram.record(Math.round(at * slow * 1000));
        }
        return histogram.ranks();
    }

    private static List<StepSlice> steps(String extra) {
        List<StepSlice> steps = new ArrayList<>();
        steps.add(step("COLLECT", "behaviour:INTERRUPTED", 168, 410, 622, 4010));
        steps.add(step("ACT", "band:000256-000511", 77, 190, 301, 3321));
        steps.add(step("ACT", "stage:spike", 190, 1020, 188, 2491));
        steps.add(step("UNDERSTAND", "persona:non-native", 140, 402, 910, 5566));
        steps.add(step("UNDERSTAND", "behaviour:THREE_WORDINGS", 201, 554, 849, 5414));
        steps.add(step("HAND_OFF", "behaviour:UPSET", 22, 61, 27, 334));
        steps.add(step("CONFIRM", "scenario:refund-over-limit", 9, 24, 66, 1220));
        steps.add(step("IDENTIFY", "persona:elderly", 31, 240, 170, 2620));
        steps.add(step("COLLECT", "scenario:roaming-bill", 60, 300, 730, 4120));
        steps.add(step("IDENTIFY", "stage:ramp", 3, 40, 198, 2820));
        steps.add(step("IDENTIFY", "scenario:card-lost", 2, 21, 199, 2839));
        steps.add(step("CONFIRM", "band:000001-000007", 5, 8, 70, 1236));
        steps.add(new StepSlice("IDENTIFY", "all", new Ratio(2659, 2860), Ratio.NONE, ClusterSums.NONE, List.of()));
        if (!extra.isEmpty()) {
            steps.add(step(extra, extra, 100, 110, 10, 1000));
            steps.add(step("ACT", "persona:" + extra, 100, 110, 10, 1000));
        }
        return steps;
    }

    private static StepSlice step(String step, String condition, long bad, long total, long restBad, long rest) {
        ClusterSums clusters = ClusterSums.of(spread(bad, total), spread(restBad, rest));
        return new StepSlice(
                step,
                condition,
                new Ratio(total - bad, total),
                new Ratio(rest - restBad, rest),
                clusters,
                List.of("c-000017", "c-001733"));
    }

    /** Eight segments, as even as whole numbers allow. */
    private static SortedMap<String, Ratio> spread(long bad, long total) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int i = 0; i < SEGMENTS; i++) {
            long ofTotal = total * (i + 1) / SEGMENTS - total * i / SEGMENTS;
            long ofBad = bad * (i + 1) / SEGMENTS - bad * i / SEGMENTS;
            segments.put("s" + i, new Ratio(ofTotal - ofBad, ofTotal));
        }
        return segments;
    }

    private static SortedMap<String, SortedMap<String, Ratio>> stepsBySegment(String extra) {
        SortedMap<String, SortedMap<String, Ratio>> steps = new TreeMap<>();
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (String persona : List.of("anxious" + extra, "elderly", "terse")) {
            for (String scenario : List.of("billing-dispute", "card-lost")) {
                segments.put(persona + "/" + scenario, new Ratio(60, 80));
            }
        }
        steps.put("IDENTIFY", segments);
        return steps;
    }

    private static List<MetricsSnapshot.FaultImpact> faults(String extra) {
        SortedMap<String, MetricsSnapshot.ContactsThen> contacts = new TreeMap<>();
        contacts.put("before", new MetricsSnapshot.ContactsThen(900, new Ratio(600, 800), new Ratio(80, 90)));
        contacts.put("caught", new MetricsSnapshot.ContactsThen(40, new Ratio(11, 35), new Ratio(2, 5)));
        contacts.put("inside", new MetricsSnapshot.ContactsThen(300, new Ratio(80, 260), new Ratio(20, 40)));
        contacts.put("after", new MetricsSnapshot.ContactsThen(1601, new Ratio(1013, 1304), new Ratio(244, 260)));
        SortedMap<String, MetricsSnapshot.TurnsThen> turns = new TreeMap<>();
        turns.put("before", new MetricsSnapshot.TurnsThen(new Ratio(5950, 6000), 210, 480));
        turns.put("inside", new MetricsSnapshot.TurnsThen(new Ratio(1400, 2000), 900, 4200));
        turns.put("after", new MetricsSnapshot.TurnsThen(new Ratio(8200, 8330), 220, 510));
        String name = extra.isEmpty() ? "far_away" : extra;
        return List.of(
                new MetricsSnapshot.FaultImpact(
                        name,
                        "latency",
                        40,
                        52.5,
                        40.001,
                        52.502,
                        extra.isEmpty() ? List.of() : List.of(extra),
                        contacts,
                        turns,
                        new MetricsSnapshot.Recovery(new Ratio(1990, 2000), 212, 3, 2)),
                new MetricsSnapshot.FaultImpact(
                        "too_late",
                        "reset",
                        300,
                        310,
                        Double.NaN,
                        Double.NaN,
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new MetricsSnapshot.Recovery(Ratio.NONE, Double.NaN, Double.NaN, Double.NaN)));
    }

    private static SortedMap<String, ModeCounts> failureModes(String extra) {
        SortedMap<String, ModeCounts> modes = new TreeMap<>();
        modes.put("OVER_AUTOMATION", mode(346, 395, extra, Map.of("NEVER_HANDED_OVER", 41L, "HANDED_OVER_LATE", 8L)));
        modes.put("SHALLOW_CONTEXT", mode(2520, 2841, extra, Map.of("ASKED_AGAIN", 300L, "ACTED_ON_STALE", 30L)));
        modes.put("UNDEFINED_ESCALATION", mode(2835, 2841, extra, Map.of("HUMAN_IGNORED", 6L)));
        modes.put("MISSING_FEEDBACK", mode(950, 1200, extra, Map.of("LEFT_SILENTLY", 250L)));
        return modes;
    }

    private static ModeCounts mode(long good, long total, String extra, Map<String, Long> causes) {
        SortedMap<String, Long> named = new TreeMap<>(causes);
        if (!extra.isEmpty()) {
            named.put(extra, 1L);
        }
        return new ModeCounts(
                new Ratio(good, total), spread(total - good, total), named, List.of("c-000017", "c-001733"));
    }

    private static List<TimeSlice> timeline(String extra) {
        SplittableRandom random = new SplittableRandom(7);
        List<TimeSlice> slices = new ArrayList<>();
        double inProgress = 0;
        for (int i = 0; i < SLICES; i++) {
            double rate = i < 10 ? 2 + i * 3 : i < 24 ? 32 : i < 33 ? 72 : i < 38 ? 20 : 0;
            String stage = i < 10 ? "ramp" : i < 24 ? "plateau" : i < 33 ? "spike" : "recovery";
            long opened = Math.round(rate * 2 * (0.9 + 0.2 * random.nextDouble()));
            double closing = Math.min(inProgress, inProgress * 0.3 + 6);
            inProgress = Math.max(0, inProgress + opened - closing);
            double share = Math.max(0.3, 0.8 - inProgress / 700);
            long contained = Math.round(closing * 0.75);
            long needed = Math.round(closing * 0.14);
            double p95 = 700 + inProgress * inProgress / 22;
            slices.add(new TimeSlice(
                    i,
                    opened,
                    Math.round(closing),
                    Math.round(inProgress),
                    extra.isEmpty() ? stage : extra,
                    ratio(random, contained, share),
                    ratio(random, needed, Math.min(0.97, share + 0.17)),
                    ratio(random, Math.round(closing), 0.96),
                    ratio(random, Math.round(closing * 5), 0.99),
                    closing == 0 ? Double.NaN : p95 / 2.6,
                    closing == 0 ? Double.NaN : p95));
        }
        return slices;
    }
}
