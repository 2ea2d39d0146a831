package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportWriterTest {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<]*\")?)*)\\s*(/?)>|<");
    private static final Set<String> VOID = Set.of("meta", "input", "br");
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    static Stream<Report> reports() {
        return Stream.of(
                SampleReports.storm(),
                SampleReports.empty(),
                SampleReports.killed(),
                SampleReports.compared(),
                SampleReports.searched(),
                SampleReports.hostile(SampleTranscripts.HOSTILE),
                SampleReports.hostile("\" onmouseover=\"window.pwned=3\" x=\""),
                SampleReports.hostile("'><svg/onload=window.pwned=4>"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void every_element_is_closed_in_order_and_every_less_than_sign_is_a_tag(Report report) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(skeleton(report));
        while (tags.find()) {
            assertThat(tags.group(2)).as("at %d", tags.start()).isNotNull();
            if (tags.group(1).equals("/")) {
                assertThat(open.pop()).isEqualTo(tags.group(2));
            } else if (!VOID.contains(tags.group(2)) && tags.group(4).isEmpty()) {
                open.push(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void ids_are_unique_and_every_inner_link_has_its_target(Report report) throws IOException {
        String page = skeleton(report);
        List<String> ids = all(page, "\\sid=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all(page, "href=\"#([^\"]*)\""));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void nothing_is_loaded_and_no_attribute_acts(Report report) throws IOException {
        Set<String> attributes = new HashSet<>();
        Matcher tags = TAG.matcher(skeleton(report));
        while (tags.find()) {
            assertThat(tags.group(3)).as("at %d", tags.start()).isNotNull();
            attributes.addAll(all(tags.group(3), "([a-zA-Z][a-zA-Z0-9-]*)(?:=\"[^\"]*\")?"));
        }

        assertThat(attributes)
                .contains("class", "aria-label")
                .doesNotContain("src", "style", "srcset", "action")
                .noneMatch(name -> name.startsWith("on"));
        assertThat(all(skeleton(report), "href=\"([^\"]*)\"")).allMatch(link -> link.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_policy_allows_exactly_the_embedded_scripts_and_style(Report report) throws Exception {
        String page = text(report);
        String policy =
                all(page, "Content-Security-Policy\" content=\"([^\"]*)\"").get(0);

        assertThat(policy)
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        List<String> scripts = new ArrayList<>();
        Matcher script = SCRIPT.matcher(page);
        while (script.find()) {
            scripts.add(hash(script.group(1)));
        }
        assertThat(scripts).hasSize(2);
        assertThat(policy).contains("script-src " + String.join(" ", scripts) + ";");
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(policy).contains("style-src " + hash(style.group(1)) + ";");
    }

    @Test
    void slices_are_called_slices_and_budgets_are_read_for_production() throws IOException {
        assertThat(ReportWriterContractTest.written(ReportFormat.HTML, SampleReports.sliced()))
                .contains("176 of 180 slices of 10 s", "each good with at least 95 % good events")
                .contains("the budget of 28 days would last");
    }

    @Test
    void the_page_says_what_changed_against_the_baseline_and_only_where_there_is_one() throws IOException {
        String page = skeleton(SampleReports.compared());

        assertThat(page)
                .contains("<h2>Compared with the baseline</h2>", "href=\"#baseline\"")
                .contains("Suite, seed and load plan are those of run storm-before.")
                .contains("allowed -2.0", "clearly worse", "not compared; allowed -2.0", "What changed", "For whom");
        assertThat(skeleton(SampleReports.storm())).doesNotContain("id=\"baseline\"", "href=\"#baseline\"");
    }

    @Test
    void a_hostile_stage_name_stays_inside_the_data_block() throws IOException {
        String page = text(SampleReports.hostile(SampleTranscripts.HOSTILE));
        Matcher data = DATA.matcher(page);

        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<").doesNotContain("\u2028");
        JsonNode charts = new ObjectMapper().readTree(data.group(1));
        assertThat(charts.at("/timeline/stages/0/name").asText()).startsWith("</script><script>window.pwned=1");
    }

    @Test
    void charts_draw_merged_slices_of_at_least_twenty_contacts_that_lose_none() throws IOException {
        Report storm = SampleReports.storm();
        JsonNode points = charts(storm).at("/timeline/truly");
        long total = 0;
        for (JsonNode point : points) {
            assertThat(point.get("total").asLong()).isGreaterThanOrEqualTo(20);
            total += point.get("total").asLong();
        }

        assertThat(total)
                .isPositive()
                .isEqualTo(storm.snapshot().timeline().stream()
                        .mapToLong(slice -> slice.truly().total())
                        .sum());
    }

    @Test
    void quality_is_drawn_against_both_loads_with_the_targets_that_gate() throws IOException {
        Report storm = SampleReports.storm();
        JsonNode load = charts(storm).at("/load");

        assertThat(load.at("/open"))
                .hasSameSizeAs(storm.snapshot().latency().byBand().keySet());
        for (String measure : List.of("truly", "recall", "wrong", "p95")) {
            assertThat(load.at("/arrivals")).anySatisfy(point -> {
                assertThat(point.at("/load").isNumber()).isTrue();
                assertThat(point.at("/" + measure + "/lower").asDouble())
                        .isLessThanOrEqualTo(point.at("/" + measure + "/value").asDouble());
                assertThat(point.at("/" + measure + "/upper").asDouble())
                        .isGreaterThanOrEqualTo(
                                point.at("/" + measure + "/value").asDouble());
            });
        }
        assertThat(load.at("/targets").size()).isPositive();
        assertThat(skeleton(storm)).contains("By arrivals a second, in windows of 4 s", "after the last arrival");
    }

    @Test
    void the_reason_stands_first_in_plain_words_and_then_in_full() throws IOException {
        assertThat(skeleton(SampleReports.judged()))
                .contains(
                        "<p class=\"reason\">\u201CSolved by the agent alone, truly\u201D came true 61.4 % of 2,150 times,"
                                + " and 70 % is the least that is asked.</p>")
                .contains("<li>true-containment - The upper bound 64.9 % is below the target 70 %. <code>");
        assertThat(skeleton(SampleReports.stopped())).contains("surely missed");
    }

    @Test
    void the_knee_is_marked_among_the_arrivals_of_a_run_that_searched_for_it() throws IOException {
        assertThat(skeleton(SampleReports.searched())).contains("Marked in red: the highest bearable load");
        assertThat(charts(SampleReports.searched()).at("/knee/estimate").asDouble())
                .isEqualTo(20.2);
        assertThat(skeleton(SampleReports.storm())).doesNotContain("Marked in red");
    }

    @Test
    void transcripts_can_be_chosen_by_persona_scenario_reply_and_failed_step() throws IOException {
        String page = skeleton(SampleReports.storm());

        assertThat(all(page, "<select id=\"([^\"]*)\""))
                .containsExactly("by-persona", "by-scenario", "by-class", "by-step");
        assertThat(page)
                .contains("<option value=\"furious\">furious</option>")
                .contains("<option value=\"roaming-bill\">roaming-bill</option>")
                .contains("<option value=\"HANDOFF_DENIED\">Handoff denied</option>")
                .contains("<option value=\"ACT\">Act</option>");
        assertThat(all(page, "data-persona=\"(furious)\" data-scenario=\"roaming-bill\""))
                .isNotEmpty();
        assertThat(all(page, "data-class=\"([^\"]*)\"")).contains("CLARIFY HANDOFF_DENIED WRONG");
        assertThat(all(page, "data-step=\"([^\"]*)\"")).contains("ACT HAND_OFF");
    }

    @Test
    void headings_leave_out_no_level() throws IOException {
        int before = 0;
        for (String level : all(skeleton(SampleReports.compared()), "<h([1-6])>")) {
            assertThat(Integer.parseInt(level)).isLessThanOrEqualTo(before + 1);
            before = Integer.parseInt(level);
        }
    }

    @Test
    void every_table_has_a_caption_and_every_chart_words_for_it() throws IOException {
        String page = skeleton(SampleReports.storm());

        assertThat(all(page, "<table[^>]*>\\s*(<caption>)")).hasSameSizeAs(all(page, "(<table)"));
        assertThat(all(page, "(class=\"chart[^\"]*\" id=\"[^\"]*\" role=\"img\" aria-label=\"[^\"]+\")"))
                .hasSize(5);
        assertThat(all(page, "<(h1)>")).hasSize(1);
    }

    @Test
    void the_page_says_what_the_other_files_say() throws IOException {
        assertThat(skeleton(SampleReports.storm()))
                .contains("<h1>ROLL BACK</h1>")
                .contains("A dashboard would show 83.1 % contained; 61.4 % were truly solved.")
                .contains("2,982 started = 2,841 judged + 96 warm-up")
                .contains("asked for a human")
                .contains("c-001733");
        assertThat(skeleton(SampleReports.empty())).contains("No contact could be judged for containment.");
        assertThat(skeleton(SampleReports.killed())).contains("unknown: the log has no end", "222 without an end");
    }

    /** The page without the content of its style, scripts and data. */
    private static String skeleton(Report report) throws IOException {
        String page = text(report);
        page = page.substring(page.indexOf('\n') + 1);
        page = page.replaceFirst("(?s)<style>.*?</style>", "<style></style>");
        page = SCRIPT.matcher(page).replaceAll("<script></script>");
        return DATA.matcher(page).replaceAll("");
    }

    private static JsonNode charts(Report report) throws IOException {
        Matcher data = DATA.matcher(text(report));
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    private static String text(Report report) throws IOException {
        return ReportWriterContractTest.written(ReportFormat.HTML, report);
    }

    private static List<String> all(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
