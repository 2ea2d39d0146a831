package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.SampleAccumulator;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.analysis.ModeFinding;
import dev.clamor.results.analysis.TradeOff;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.knee.Knee;
import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.verdict.Verdict;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page's content: everything between the tags of its body, and what its charts draw. */
public final class Page {
    /** Failing steps that are shown. */
    public static final int STEPS = 15;

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), Page.class.getPackageName());

    private final Manifest manifest;
    private final MetricsSnapshot snapshot;
    private final Verdict verdict;
    private final Analysis analysis;
    private final String judgedAt;
    private final Readings readings;
    private final BaselineSection baseline;
    private final Optional<Knee> knee;
    private final List<Trend> history;

    private Page(
            Manifest manifest,
            MetricsSnapshot snapshot,
            Verdict verdict,
            Analysis analysis,
            String judgedAt,
            Readings readings,
            BaselineSection baseline,
            Optional<Knee> knee,
            List<Trend> history) {
        this.manifest = manifest;
        this.snapshot = snapshot;
        this.verdict = verdict;
        this.analysis = analysis;
        this.judgedAt = judgedAt;
        this.readings = readings;
        this.baseline = baseline;
        this.knee = knee;
        this.history = history;
    }

    /**
     * The page of one run.
     *
     * @param contacts to read, in the order in which they are wanted
     * @param changes against the baseline, where there is one that can be compared
     * @param knee the highest bearable load, where it was searched for
     * @param history over earlier runs of the plan and this one; empty without an earlier one
     */
    public static Page of(
            Manifest manifest,
            MetricsSnapshot snapshot,
            Verdict verdict,
            Analysis analysis,
            String judgedAt,
            List<Conversation> contacts,
            Optional<Changes> changes,
            Optional<Knee> knee,
            List<Trend> history) {
        return new Page(
                manifest,
                snapshot,
                verdict,
                analysis,
                judgedAt,
                Readings.of(contacts),
                BaselineSection.of(verdict, changes),
                knee,
                history);
    }

    /** The title element, escaped. */
    public String title() {
        return render("title.jte");
    }

    /** The body's content, escaped; controls and direction marks from outside are made visible. */
    public String body() {
        return render("page.jte");
    }

    /** What the charts draw: maps, lists, strings and numbers. */
    public Map<String, Object> charts() {
        Map<String, Object> charts = new LinkedHashMap<>();
        charts.put("knee", KneeSection.chart(knee));
        charts.put("load", LoadSection.chart(snapshot, verdict.findings()));
        charts.put("timeline", TimelineChart.of(snapshot.timeline(), snapshot.faults()));
        charts.put("frustration", ExperienceSection.chart(snapshot.experience()));
        charts.put("repliesToHandoff", snapshot.escalation().repliesToHandoff());
        return charts;
    }

    /** The contacts to read, for the script. */
    public List<Map<String, Object>> contacts() {
        return readings.json();
    }

    private String render(String template) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, this, output);
        return Visible.of(output.toString());
    }

    Hero hero() {
        return Hero.of(verdict, snapshot);
    }

    String runId() {
        return manifest.runId();
    }

    List<Fact> facts() {
        return Facts.of(manifest, snapshot, verdict.stop());
    }

    List<Objective> objectives() {
        return verdict.findings().stream().map(Objective::of).toList();
    }

    BaselineSection baseline() {
        return baseline;
    }

    HistorySection history() {
        return HistorySection.of(history);
    }

    KneeSection knee() {
        return KneeSection.of(knee);
    }

    LoadSection load() {
        boolean marked = knee.filter(found -> found.lower() > 0 || Double.isFinite(found.upper()))
                .isPresent();
        return LoadSection.of(snapshot, marked);
    }

    ContainmentSection containment() {
        return ContainmentSection.of(snapshot.containment(), readings);
    }

    EscalationSection escalation() {
        return EscalationSection.of(snapshot);
    }

    ExperienceSection experience() {
        return ExperienceSection.of(snapshot);
    }

    List<Step> steps() {
        return analysis.failingSteps().stream()
                .limit(STEPS)
                .map(step -> Step.of(step, readings))
                .toList();
    }

    FaultSection faults() {
        return FaultSection.of(analysis.faults());
    }

    List<Mode> modes() {
        return analysis.modes().stream().map(mode -> Mode.of(mode, readings)).toList();
    }

    String tolerated() {
        return Numbers.percent(ModeFinding.TOLERATED);
    }

    List<TradeOff> tradeOffs() {
        return analysis.tradeOffs();
    }

    List<Gap> gaps() {
        return Gap.ends(analysis.fairness());
    }

    AgentsSection agents() {
        return AgentsSection.of(analysis.agents(), verdict.agents());
    }

    ReliabilitySection reliability() {
        return ReliabilitySection.of(analysis.reliability());
    }

    HeatMap segments() {
        return HeatMap.of(snapshot);
    }

    LatencyTable latency() {
        return LatencyTable.of(snapshot);
    }

    RiskSection risk() {
        return RiskSection.of(snapshot);
    }

    List<Verdict.Autonomy> autonomy() {
        return verdict.autonomy();
    }

    Readings readings() {
        return readings;
    }

    Filters filters() {
        return Filters.of(readings.all());
    }

    /** The one advice for several intents, where it is the same for all; empty otherwise. */
    String sameAdvice() {
        List<String> words = autonomy().stream()
                .map(one -> one.advice().name() + ". " + one.because())
                .distinct()
                .toList();
        return autonomy().size() < 2 || words.size() > 1
                ? ""
                : "For all " + autonomy().size() + " intents: " + words.get(0);
    }

    /** How many contacts can be read here, and how they were chosen. */
    String transcripts() {
        int held = readings.all().size();
        long valid = snapshot.contacts().valid();
        if (held == valid) {
            return "All " + Numbers.count(valid) + " judged contacts. The worst come first.";
        }
        return Numbers.count(held) + " of " + Numbers.count(valid)
                + " judged contacts: the worst, those named above as examples, and a sample that has up to "
                + SampleAccumulator.OF_EACH
                + " of every ending, of every need for a human met or missed, of every failed step, persona and scenario, good"
                + " ones too. The worst come first; within a kind, chance chooses, and the same contacts every time.";
    }

    HealthSection health() {
        return HealthSection.of(manifest, snapshot.health(), verdict);
    }

    List<Fact> formulas() {
        return snapshot.slis().values().stream()
                .map(sli -> Fact.code(sli.id(), sli.formula()))
                .toList();
    }

    String footer() {
        return "Clamor " + manifest.clamorVersion() + ", suite " + manifest.suiteHash() + ", judged " + judgedAt + ".";
    }
}
