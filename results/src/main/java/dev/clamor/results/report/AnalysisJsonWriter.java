package dev.clamor.results.report;

import dev.clamor.metrics.MetricsSnapshot.ContactsThen;
import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.analysis.AgentSide;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.analysis.FaultFinding;
import dev.clamor.results.analysis.GroupGap;
import dev.clamor.results.analysis.ModeFinding;
import dev.clamor.results.analysis.Reliability;
import dev.clamor.results.analysis.TradeOff;
import dev.clamor.results.inference.RateRatio;
import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Wilson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the run fails, for whom and how, for machines; described by {@code clamor/schema/analysis.schema.json}. A ratio that
 * is infinite is {@code null}, as every number that does not exist.
 */
final class AnalysisJsonWriter implements ReportWriter {
    private static final int SCHEMA_VERSION = 1;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Analysis analysis = report.analysis();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("runId", report.manifest().runId());
        root.put("failingSteps", each(analysis.failingSteps(), AnalysisJsonWriter::step));
        root.put("fairness", each(analysis.fairness(), AnalysisJsonWriter::gap));
        root.put("modes", each(analysis.modes(), AnalysisJsonWriter::mode));
        root.put("tradeOffs", each(analysis.tradeOffs(), AnalysisJsonWriter::tradeOff));
        root.put("reliability", reliability(analysis.reliability()));
        root.put("faults", each(analysis.faults(), AnalysisJsonWriter::fault));
        root.put("agents", each(analysis.agents(), AnalysisJsonWriter::agent));
        out.append(ReportJson.text(root));
    }

    private static <T> List<Map<String, Object>> each(
            List<T> all, java.util.function.Function<T, Map<String, Object>> block) {
        return all.stream().map(block).toList();
    }

    private static Map<String, Object> step(FailingStep step) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("step", step.step());
        block.put("condition", step.condition());
        block.put("here", events(step.visits()));
        block.put("elsewhere", events(step.rest()));
        block.put("timesAsOften", ratio(step.ratio()));
        block.put("adjustedP", step.adjusted());
        block.put("clear", step.clear());
        block.put("examples", step.examples());
        block.put("because", step.sentence());
        return block;
    }

    private static Map<String, Object> fault(FaultFinding finding) {
        FaultImpact impact = finding.impact();
        Map<String, Object> turns = new LinkedHashMap<>();
        impact.turns().forEach((part, then) -> turns.put(part, measured(then.usable())));
        Map<String, Object> contacts = new LinkedHashMap<>();
        impact.contacts().forEach((part, then) -> contacts.put(part, contacts(then)));
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("fault", impact.fault());
        block.put("kind", impact.kind());
        block.put("from", impact.fromSeconds());
        block.put("to", impact.toSeconds());
        block.put("turns", turns);
        block.put("contacts", contacts);
        block.put("failuresBack", impact.recovery().failuresBackSeconds());
        block.put("latencyBack", impact.recovery().latencyBackSeconds());
        block.put("because", finding.because());
        return block;
    }

    private static Map<String, Object> contacts(ContactsThen then) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("contacts", then.contacts());
        block.put("truly", measured(then.truly()));
        block.put("recall", measured(then.recall()));
        return block;
    }

    private static Map<String, Object> measured(Ratio ratio) {
        Wilson wilson = Wilson.of(ratio);
        Map<String, Object> block = events(ratio);
        block.put("lower", wilson.lower());
        block.put("upper", wilson.upper());
        return block;
    }

    private static Map<String, Object> gap(GroupGap gap) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("indicator", gap.indicator());
        block.put("group", gap.group());
        block.put("personas", gap.personas());
        block.put("inGroup", events(gap.inGroup()));
        block.put("others", events(gap.others()));
        block.put("timesAsOften", ratio(gap.ratio()));
        block.put("adjustedP", gap.adjusted());
        block.put("clear", gap.clear());
        block.put("because", gap.because());
        return block;
    }

    private static Map<String, Object> mode(ModeFinding mode) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("mode", mode.mode());
        block.put("state", mode.state());
        block.put("unit", mode.unit());
        block.put("count", mode.count());
        block.put("of", mode.of());
        block.put("share", mode.share());
        block.put("lower", mode.lower());
        block.put("upper", mode.upper());
        block.put("causes", mode.causes());
        block.put("examples", mode.examples());
        block.put("because", mode.because());
        return block;
    }

    private static Map<String, Object> tradeOff(TradeOff tradeOff) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("gain", change(tradeOff.gain()));
        block.put("price", change(tradeOff.price()));
        block.put("clear", tradeOff.clear());
        block.put("because", tradeOff.because());
        return block;
    }

    private static Map<String, Object> change(TradeOff.Change change) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("indicator", change.indicator());
        block.put("candidate", events(change.candidate()));
        block.put("baseline", events(change.baseline()));
        block.put("difference", change.difference());
        block.put("lower", change.lower());
        block.put("upper", change.upper());
        return block;
    }

    private static Map<String, Object> reliability(Reliability reliability) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("k", reliability.k());
        block.put("passHat", reliability.passHat());
        block.put("scenarios", each(reliability.scenarios(), AnalysisJsonWriter::scenario));
        return block;
    }

    private static Map<String, Object> scenario(Reliability.OfScenario scenario) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("scenario", scenario.scenario());
        block.put("right", events(scenario.right()));
        block.put("allOfK", scenario.allOfK());
        return block;
    }

    private static Map<String, Object> agent(AgentSide side) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("agent", side.agent());
        block.put("contacts", side.contacts());
        block.put("indicators", each(side.figures(), AnalysisJsonWriter::figure));
        block.put("responseMillis", percentiles(side.response()));
        return block;
    }

    private static Map<String, Object> figure(AgentSide.Figure figure) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("indicator", figure.indicator());
        block.put("events", events(figure.events()));
        block.put("lower", figure.interval().lower());
        block.put("upper", figure.interval().upper());
        return block;
    }

    private static List<Map<String, Object>> percentiles(LatencySummary latency) {
        return each(List.of(Percentile.values()), percentile -> {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("percentile", percentile.id());
            block.put("value", percentile.millis(latency));
            block.put(
                    "lower",
                    percentile.range(latency).map(Percentile.Range::lower).orElse(Double.NaN));
            block.put(
                    "upper",
                    percentile.range(latency).map(Percentile.Range::upper).orElse(Double.NaN));
            return block;
        });
    }

    private static Map<String, Object> events(Ratio ratio) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("good", ratio.good());
        block.put("total", ratio.total());
        return block;
    }

    private static Map<String, Object> ratio(RateRatio ratio) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("value", ratio.value());
        block.put("lower", ratio.lower());
        block.put("upper", ratio.upper());
        block.put("clustered", ratio.clustered());
        return block;
    }
}
