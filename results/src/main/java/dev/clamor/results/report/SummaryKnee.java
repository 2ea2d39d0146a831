package dev.clamor.results.report;

import dev.clamor.results.knee.Knee;
import java.util.Optional;

/** What a pull request should know of a search for the highest bearable load. */
final class SummaryKnee {
    private SummaryKnee() {}

    static void write(Optional<Knee> knee, StringBuilder text) {
        knee.ifPresent(found -> {
            text.append("### How much load it bears\n\n");
            text.append("**The agent ").append(Markdown.text(found.sentence())).append("**\n\n");
            found.remarks()
                    .forEach(remark ->
                            text.append("- ").append(Markdown.text(remark)).append('\n'));
            text.append(found.remarks().isEmpty() ? "" : "\n");
            text.append("Below are all steps together, those above what the agent bears included.\n\n");
        });
    }
}
