package dev.clamor.results.report;

import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.JudgedRun;
import dev.clamor.results.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Hand-made reports: a storm of about 3,000 contacts, a run without a contact, and a killed one. */
final class SampleReports {
    static final String JUDGED_AT = "2026-11-21T10:15:30Z";

    private static final LatencySummary NO_LATENCY = LatencySummary.NONE;

    private SampleReports() {}

    /** A rolled-back run with everything in it. */
    static Report storm() {
        return report(
                manifest("storm-2026-11-21-4711", "reference agent"),
                SampleSnapshot.storm(),
                SampleVerdicts.rollBack(),
                SampleTranscripts.all());
    }

    /** The same of another run. */
    static Report of(Manifest manifest) {
        return report(manifest, SampleSnapshot.storm(), SampleVerdicts.rollBack(), List.of());
    }

    /** The same numbers under another decision. */
    static Report decided(Decision decision) {
        return report(
                manifest("storm-2026-11-21-4711", "reference agent"),
                SampleSnapshot.storm(),
                SampleVerdicts.of(decision),
                SampleTranscripts.all());
    }

    /** Rolled back for a reason as the judge words it. */
    static Report judged() {
        return report(
                manifest("judged", "reference agent"), SampleSnapshot.storm(), SampleVerdicts.judged(), List.of());
    }

    /** An objective that counts slices of time. */
    static Report sliced() {
        return report(
                manifest("sliced", "reference agent"), SampleSnapshot.storm(), SampleVerdicts.sliced(), List.of());
    }

    /** Stopped early by a rule. */
    static Report stopped() {
        return report(
                manifest("storm-2026-11-21-4711", "reference agent"),
                SampleSnapshot.storm(),
                SampleVerdicts.stopped(),
                SampleTranscripts.all());
    }

    /** Held against a run in which everything was as it is now, but for one indicator. */
    static Report compared() {
        Manifest manifest = manifest("storm-2026-11-21-4711", "reference agent");
        MetricsSnapshot now = SampleSnapshot.storm();
        JudgedRun before = new JudgedRun(manifest("storm-before", "reference agent"), better(now));
        Report without = report(manifest, now, SampleVerdicts.compared(), SampleTranscripts.all());
        return new Report(
                manifest,
                now,
                without.verdict(),
                without.analysis(),
                JUDGED_AT,
                without.transcripts(),
                Optional.of(before));
    }

    /** A search for the highest bearable load. */
    static Report searched() {
        Report storm = storm();
        return new Report(
                storm.manifest(),
                storm.snapshot(),
                storm.verdict(),
                storm.analysis(),
                JUDGED_AT,
                storm.transcripts(),
                Optional.empty(),
                Optional.of(SampleKnee.found()),
                SampleHistory.trends(storm.verdict()));
    }

    /** A day of slices, 10,000 contacts in all. */
    static Report day() {
        MetricsSnapshot storm = SampleSnapshot.storm();
        List<MetricsSnapshot.TimeSlice> slices = IntStream.range(0, 43_200)
                .mapToObj(i -> new MetricsSnapshot.TimeSlice(
                        i,
                        i < 10_000 ? 1 : 0,
                        i < 10_000 ? 1 : 0,
                        20,
                        "soak",
                        new Ratio(i % 2, 1),
                        new Ratio(i % 3 == 0 ? 1 : 0, 1),
                        new Ratio(1, 1),
                        new Ratio(3, 3),
                        200.125 + i,
                        900.375 + i))
                .toList();
        return report(
                manifest("day", "reference agent"),
                lasting(storm, slices),
                SampleVerdicts.rollBack(),
                SampleTranscripts.all());
    }

    private static MetricsSnapshot lasting(MetricsSnapshot storm, List<MetricsSnapshot.TimeSlice> slices) {
        return new MetricsSnapshot(
                storm.contacts(),
                storm.slis(),
                storm.containment(),
                storm.escalation(),
                storm.experience(),
                storm.risk(),
                storm.latency(),
                storm.steps(),
                slices,
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

    /** The same numbers with more contacts solved truly in every segment. */
    private static MetricsSnapshot better(MetricsSnapshot now) {
        SortedMap<String, SliCounts> slis = new TreeMap<>(now.slis());
        slis.computeIfPresent("trueContainment", (id, counts) -> better(counts));
        return new MetricsSnapshot(
                now.contacts(),
                slis,
                now.containment(),
                now.escalation(),
                now.experience(),
                now.risk(),
                now.latency(),
                now.steps(),
                now.timeline(),
                now.worst(),
                now.health(),
                now.end(),
                now.personas(),
                now.scenarios(),
                now.stepsBySegment(),
                now.failureModes(),
                now.faults(),
                now.agents());
    }

    private static SliCounts better(SliCounts c) {
        return new SliCounts(
                c.id(),
                c.formula(),
                better(c.total()),
                better(c.bySegment()),
                better(c.byPersona()),
                better(c.byScenario()),
                better(c.byIntent()),
                better(c.byStage()),
                better(c.byBand()),
                better(c.bySlice()));
    }

    private static <K extends Comparable<K>> SortedMap<K, Ratio> better(SortedMap<K, Ratio> ratios) {
        SortedMap<K, Ratio> more = new TreeMap<>();
        ratios.forEach((key, ratio) -> more.put(key, better(ratio)));
        return more;
    }

    private static Ratio better(Ratio ratio) {
        return new Ratio(ratio.total() - ratio.bad() / 2, ratio.total());
    }

    /** So many contacts to read, in all of which this is said. */
    static Report saying(int contacts, String text) {
        return report(
                manifest("saying", "reference agent"),
                SampleSnapshot.storm(),
                SampleVerdicts.rollBack(),
                SampleTranscripts.saying(contacts, text));
    }

    /** Nothing happened: no contacts, no numbers, no objectives that could be judged. */
    static Report empty() {
        return report(manifest("empty", "reference agent"), emptySnapshot(), SampleVerdicts.empty(), List.of());
    }

    /** The log stops in the middle: no end, contacts without an end, a transcript cut off. */
    static Report killed() {
        MetricsSnapshot storm = SampleSnapshot.storm();
        var contacts = new MetricsSnapshot.Contacts(
                3012, 2790, 222, new TreeMap<>(), 96, 2694, storm.contacts().outcomes(), 14000);
        MetricsSnapshot cut = new MetricsSnapshot(
                contacts,
                storm.slis(),
                storm.containment(),
                storm.escalation(),
                storm.experience(),
                storm.risk(),
                storm.latency(),
                storm.steps(),
                storm.timeline(),
                storm.worst(),
                storm.health(),
                Optional.empty(),
                storm.personas(),
                storm.scenarios(),
                storm.stepsBySegment(),
                storm.failureModes(),
                storm.faults(),
                storm.agents());
        List<Report.Transcript> transcripts = SampleTranscripts.all().stream()
                .map(one -> new Report.Transcript(
                        one.contact(),
                        one.because(),
                        one.severity(),
                        "",
                        "",
                        one.events().subList(0, one.events().size() / 2)))
                .toList();
        return report(manifest("killed", "agent"), cut, SampleVerdicts.killed(), transcripts);
    }

    /** The hostile text wherever a text from outside can stand. */
    static Report hostile(String text) {
        return report(
                manifest(text, text),
                SampleSnapshot.named(text),
                SampleVerdicts.named(text),
                SampleTranscripts.saying(text));
    }

    /** Compared with a run that contained less and erred less, so that no part of the analysis is left out. */
    private static Report report(
            Manifest manifest, MetricsSnapshot snapshot, Verdict verdict, List<Report.Transcript> transcripts) {
        Objectives objectives = new Objectives(
                "sample", 28, 0, verdict.findings().stream().map(Finding::slo).toList());
        Analysis analysis = Analysis.of(
                snapshot, manifest, objectives, Optional.of(new Analysis.Before(SampleSnapshot.before(), false)));
        return new Report(manifest, snapshot, verdict, analysis, JUDGED_AT, transcripts, Optional.empty());
    }

    static Manifest manifest(String runId, String agent) {
        return manifest(runId, "2026-11-21T10:12:01Z", "storm", agent);
    }

    static Manifest manifest(String runId, String startedAt, String plan, String agent) {
        return new Manifest(
                1,
                runId,
                "0.1.0",
                startedAt,
                "./clamor run storm --seed 4711 --agent http://127.0.0.1:8731/v1/turn",
                4711,
                new Manifest.Source(plan, "stages: []"),
                new Manifest.Source("default", "objectives: []"),
                List.of(new Manifest.Weighted("anxious", 1, "groups: [worried]")),
                List.of(new Manifest.Weighted("billing-dispute", 1, "")),
                "9f2c6f0f5a1d7be1c1b3a5f4e2d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f",
                new Manifest.Agent(
                        agent, "http://127.0.0.1:8731/v1/turn", "native", "declared flaws: missedHandoff 0.20"),
                4,
                3050,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>(java.util.Map.of("java", "17.0.15", "processors", "2", "system", "Linux amd64")));
    }

    private static MetricsSnapshot emptySnapshot() {
        return new MetricsSnapshot(
                new MetricsSnapshot.Contacts(0, 0, 0, new TreeMap<>(), 0, 0, new TreeMap<>(), 0),
                new TreeMap<>(),
                new MetricsSnapshot.Containment(
                        Ratio.NONE, Ratio.NONE, Double.NaN, new TreeMap<>(), new TreeMap<>(), Ratio.NONE),
                new MetricsSnapshot.Escalation(
                        new TreeMap<>(),
                        Ratio.NONE,
                        Double.NaN,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Double.NaN,
                        Double.NaN,
                        Ratio.NONE,
                        Ratio.NONE),
                new MetricsSnapshot.Experience(
                        Ratio.NONE,
                        0,
                        0,
                        0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Ratio.NONE,
                        new TreeMap<>()),
                new MetricsSnapshot.Risk(
                        Ratio.NONE, Ratio.NONE, Ratio.NONE, 0, 0, Ratio.NONE, Ratio.NONE, new TreeMap<>()),
                new MetricsSnapshot.Latency(
                        NO_LATENCY,
                        NO_LATENCY,
                        NO_LATENCY,
                        NO_LATENCY,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()),
                List.of(),
                List.of(),
                List.of(),
                new MetricsSnapshot.Health(
                        0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        new TreeMap<>(),
                        MetricsSnapshot.Held.NOTHING),
                Optional.of(new RunEvent.RunEnded(0, 0, 0, 0, RunEvent.EndReason.CRASHED, 1)),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>());
    }
}
