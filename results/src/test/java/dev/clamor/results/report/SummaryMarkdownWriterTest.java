package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryMarkdownWriterTest {
    @Test
    void it_says_verdict_reason_containment_steps_and_how_to_run_it_again() throws IOException {
        String text = text(SampleReports.storm());

        assertThat(text)
                .startsWith("## Clamor: ROLL BACK\n")
                .contains("**Why:** True containment is 61.4 %")
                .contains(
                        "| `true-containment` | BREACHED | 70 % | 1,320 / 2,150 | 61.4 % | 57.2 % to 65.4 % | 57.7 % to 64.9 % | -185 of 645 |")
                .contains("A dashboard would show 83.1 % contained; 61.4 % were truly solved.")
                .contains(
                        "- **Interruptions: talked over a reply, which was stopped.** answered both 7.3 % (14 of 191)")
                // Ranks 15,281 and 15,391 of 16,143 (R: qbinom(c(.025, .975), 16143, .95) + c(0, 1)) are the shares
                // 0.9466
                // and 0.9534; between the sample's percentiles these are 885.7 and 968.4 times 1900 / 900.
                .contains("p95 1,900 ms (1.87 to 2.04 s), p99 3.59 s")
                .contains(" over 16,143 replies; in brackets 95 % intervals.")
                .contains("- **First words, sent to first part.** p50 ")
                .contains("1. \u201Cconfirm\u201D fails in 37.5 % of 24 visits in the scenario refund-over-limit")
                .contains("`./clamor run storm --seed 4711");
    }

    @Test
    void it_says_what_changed_against_the_baseline() throws IOException {
        assertThat(text(SampleReports.compared()))
                .contains("### Compared with the baseline")
                .contains("| `true-containment` | BREACHED | -2.0 | 69.8 % | 61.4 % | -8.4 | -11.7 to -5.1 |")
                .contains("| `wrong-action-free` (not gating) | MET |")
                .contains("- `trueContainment`: -");
        assertThat(text(SampleReports.storm())).doesNotContain("baseline\n");
    }

    @Test
    void a_hostile_text_brings_no_markup_of_its_own() throws IOException {
        String text = text(
                SampleReports.hostile(
                        "<b>x</b> **bold** [link](https://evil.example) ![i](u) @team #12 `` `code` | cell\n# heading\n- list"));

        assertThat(text.replaceAll("```.*?```", ""))
                .contains("bold")
                .doesNotContain("<b>")
                .doesNotContainPattern("(?<!\\\\)\\*\\*bold")
                .doesNotContain("https://")
                .doesNotContainPattern("(?m)^# heading")
                .doesNotContainPattern("(?m)^- list");
        assertThat(text.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(row ->
                        assertThat(row.chars().filter(c -> c == '|').count()).isIn(9L, 8L, 7L, 6L));
    }

    @Test
    void budgets_are_read_for_production_and_rows_that_cannot_fire_are_named() throws IOException {
        // 830 of 2,150 bad at 70 %: 0.386 / 0.3 = 1.29, so 28 days last 21.8; bounds 0.351 and 0.423 over 0.3.
        assertThat(text(SampleReports.storm()))
                .contains("| `true-containment` | 1.29 (1.17 to 1.41) | 21.8 d (19.9 d to 23.9 d) | ticket 1.0"
                        + " | page 14.4, page 6.0 |")
                .contains("the period is 28 days");
        assertThat(text(SampleReports.empty())).contains("| `true-containment` | \u2013 | \u2013 | \u2013 | \u2013 |");
    }

    @Test
    void slices_are_called_slices() throws IOException {
        assertThat(text(SampleReports.sliced()))
                .contains("| `steady` | MET | 90 % | 176 / 180 slices | 97.8 % |")
                .contains("steady counts slices of 10 s; one is good with at least 95 % good events in it.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            <script>,               &lt;script&gt;
            a|b,                    a\\|b
            [x](http://y),          \\[x\\](http\\://y)
            www.evil.example,       www\\.evil.example
            @team,                  @<!-- -->team
            #12,                    \\#12
            61.4 % (1 of 2),        61.4 % (1 of 2)
            at 10:15,               at 10:15
            """)
    void text_is_escaped(String outside, String escaped) {
        assertThat(Markdown.text(outside)).isEqualTo(escaped);
    }

    @Test
    void code_holds_any_number_of_backticks() {
        assertThat(Markdown.code("a``b|c")).isEqualTo("```a``b|c```");
        assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
        assertThat(Markdown.code("")).isEqualTo("` `");
        assertThat(Markdown.cell("a\\|b")).isEqualTo("`a\\\u00A6b`");
    }

    private static String text(Report report) throws IOException {
        return ReportWriterContractTest.written(ReportFormat.SUMMARY_MARKDOWN, report);
    }
}
