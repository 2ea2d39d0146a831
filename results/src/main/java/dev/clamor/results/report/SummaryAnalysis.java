package dev.clamor.results.report;

import dev.clamor.metrics.FailureMode;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.analysis.GroupGap;
import dev.clamor.results.analysis.ModeFinding;
import dev.clamor.results.analysis.ModeFinding.State;
import dev.clamor.results.analysis.ModeWords;
import dev.clamor.results.analysis.TradeOff;
import java.util.List;

/** What a pull request should know of the analysis: what was found, not what was looked for. */
final class SummaryAnalysis {
    private static final int MOST = 3;

    private SummaryAnalysis() {}

    static void write(Analysis analysis, StringBuilder text) {
        text.append("### How it fails, and for whom\n\n");
        List<ModeFinding> found = analysis.modes().stream()
                .filter(mode -> mode.state() == State.CLEAR || mode.state() == State.SEEN)
                .filter(mode -> mode.mode() != FailureMode.LOCAL_OPTIMISATION)
                .toList();
        found.forEach(mode -> mode(mode, text));
        if (found.isEmpty()) {
            text.append("- None of the six modes of failure was seen.\n");
        }
        for (TradeOff tradeOff : analysis.tradeOffs()) {
            item(tradeOff.clear() ? "Trade-off." : "Perhaps a trade-off.", tradeOff.because(), text);
        }
        analysis.fairness().stream()
                .filter(GroupGap::worse)
                .limit(MOST)
                .forEach(gap -> item("Fairness.", gap.because(), text));
        analysis.faults().forEach(fault -> item("Planned fault.", fault.because(), text));
        item("Consistency.", analysis.reliability().sentence(), text);
        text.append('\n');
    }

    private static void mode(ModeFinding mode, StringBuilder text) {
        String see = mode.examples().isEmpty() ? "" : " See " + String.join(", ", mode.examples()) + ".";
        String doubt = mode.state() == State.CLEAR ? "." : " (not clear).";
        item(ModeWords.name(mode.mode()) + doubt, mode.because() + see, text);
    }

    private static void item(String name, String sentence, StringBuilder text) {
        text.append("- **")
                .append(name)
                .append("** ")
                .append(Markdown.text(sentence))
                .append('\n');
    }
}
