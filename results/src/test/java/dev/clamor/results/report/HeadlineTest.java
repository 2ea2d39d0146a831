package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.report.words.Headline;
import dev.clamor.results.verdict.Decision;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    @Test
    void a_roll_back_points_at_the_step_whose_mending_saves_most() {
        assertThat(of(SampleReports.decided(Decision.ROLL_BACK)).next())
                .startsWith("Do not release. Look first at this: \u201Cunderstand\u201D fails in 36.3 % of 554 visits");
    }

    @Test
    void a_hold_says_what_would_settle_it() {
        assertThat(of(SampleReports.decided(Decision.HOLD)).next())
                .contains("Run it longer", "\u201Cescalation-recall\u201D", "395 events");
        assertThat(of(SampleReports.empty()).next())
                .startsWith("There was nothing to judge \u201Ctrue-containment\u201D by");
        assertThat(of(SampleReports.killed()).next())
                .startsWith("Mend the run, not the agent: a check of the run itself failed");
    }

    @Test
    void a_promotion_says_release() {
        Headline headline = of(SampleReports.decided(Decision.PROMOTE));

        assertThat(headline.word()).isEqualTo("PROMOTE");
        assertThat(headline.next()).startsWith("Release it");
        assertThat(headline.others()).isEmpty();
    }

    private static Headline of(Report report) {
        return Headline.of(report.verdict(), report.snapshot());
    }
}
