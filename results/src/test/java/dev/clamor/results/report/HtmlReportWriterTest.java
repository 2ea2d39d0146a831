package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.results.report.words.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportWriterTest {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<]*\")?)*)\\s*(/?)>|<");
    private static final Set<String> VOID = Set.of("meta", "input", "br");
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern CONTACTS =
            Pattern.compile("<script type=\"application/json\" id=\"contacts\">(.*?)</script>", Pattern.DOTALL);

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
        assertThat(page).containsPattern("of \\d+ indicators clearly worse");
        assertThat(skeleton(SampleReports.storm()))
                .contains("No baseline was given. <code>clamor judge RUN_DIR --baseline NAME</code>")
                .doesNotContain("What changed", "For whom</h3>");
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
    void transcripts_can_be_chosen_by_ending_need_persona_scenario_reply_and_failed_step() throws IOException {
        Report storm = SampleReports.storm();
        String page = skeleton(storm);

        assertThat(all(page, "<select id=\"([^\"]*)\""))
                .containsExactly("by-ending", "by-human", "by-persona", "by-scenario", "by-class", "by-step");
        assertThat(page)
                .contains("<option value=\"LOOP\">Loop (10)</option>")
                .contains("<option value=\"MISS\">Needed, none came (11)</option>")
                .contains("<option value=\"furious\">furious (1)</option>")
                .contains("<option value=\"roaming-bill\">roaming-bill (1)</option>")
                .contains("<option value=\"HANDOFF_DENIED\">Handoff denied (1)</option>")
                .contains("<option value=\"ACT\">Act (2)</option>");
        JsonNode first = contacts(storm).get(0);
        assertThat(first.at("/persona").asText()).isEqualTo("furious");
        assertThat(first.at("/scenario").asText()).isEqualTo("roaming-bill");
        assertThat(first.at("/class"))
                .extracting(JsonNode::asText)
                .containsExactly("CLARIFY", "HANDOFF_DENIED", "WRONG");
        assertThat(first.at("/step")).extracting(JsonNode::asText).containsExactly("ACT", "HAND_OFF");
    }

    @Test
    void every_value_to_choose_by_is_one_that_a_contact_of_the_page_has() throws IOException {
        Report hostile = SampleReports.hostile(SampleTranscripts.HOSTILE);
        JsonNode one = contacts(hostile).get(0);

        assertThat(all(text(hostile), "<option value=\"([^\"]+)\">"))
                .extracting(HtmlReportWriterTest::unescaped)
                .containsExactly(
                        one.at("/persona").asText(), one.at("/scenario").asText(), "ERROR", "WRONG", "ACT", "CONFIRM");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void what_was_said_cannot_end_the_block_that_holds_it(Report report) throws IOException {
        String block = block(report, CONTACTS);

        assertThat(block).doesNotContain("<", ">", "&").doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u202E]");
        JsonNode contacts = contacts(report);
        assertThat(contacts).hasSameSizeAs(report.transcripts());
        for (int i = 0; i < contacts.size(); i++) {
            assertThat(contacts.get(i).at("/id").asText())
                    .isEqualTo(Visible.of(report.transcripts().get(i).contact()));
        }
    }

    @Test
    void what_was_said_comes_back_from_the_block_as_it_is_shown_in_the_page() throws IOException {
        String quotes = "'\"\\ </script> \u05E9\u05DC\u05D5\u05DD \u202Eevil \u0007 \uD83D\uDE00 \uD800 end";
        JsonNode reply = contacts(SampleReports.hostile(quotes)).at("/0/lines/1");

        assertThat(reply.get(0).asText()).isEqualTo("agent");
        assertThat(reply.get(3).asText())
                .isEqualTo(
                        "'\"\\ </script> \u05E9\u05DC\u05D5\u05DD \u27E8U+202E\u27E9evil \u27E8U+0007\u27E9 \uD83D\uDE00 \uFFFD end");
        assertThat(reply).extracting(JsonNode::asText).containsSequence("bad", "wrong", "bad", "breach");
    }

    /** Of characters that take as many bytes as any in the block. */
    @ParameterizedTest
    @ValueSource(strings = {"word ", "\"<&", "\u0001\u202E", "\u4E2D\uD83D\uDE00"})
    void more_than_fits_is_left_out_from_the_end_and_the_page_stays_below_three_megabytes(String text)
            throws IOException {
        Report many = SampleReports.saying(700, text.repeat(400));
        String page = text(many);
        Matcher block = CONTACTS.matcher(page);
        assertThat(block.find()).isTrue();
        int held = new ObjectMapper().readTree(block.group(1)).size();

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
        assertThat(held).isBetween(40, 699);
        assertThat(page).contains(String.format(Locale.ROOT, "%,d of 2,841 judged contacts", held));
        assertThat(all(page, "<span class=\"contact\">([^<]*)</span>"))
                .containsExactlyElementsOf(many.transcripts().stream()
                        .limit(12)
                        .map(Report.Transcript::contact)
                        .toList());
    }

    @Test
    void the_dozen_of_the_page_stand_first_and_all_others_from_the_worst_to_the_good() throws IOException {
        List<String> order = new ArrayList<>();
        contacts(SampleReports.saying(40, "Hello."))
                .forEach(one -> order.add(one.at("/id").asText()));

        assertThat(order.subList(0, 13))
                .containsExactly(
                        "c-000000",
                        "c-000001",
                        "c-000002",
                        "c-000003",
                        "c-000004",
                        "c-000005",
                        "c-000006",
                        "c-000007",
                        "c-000008",
                        "c-000009",
                        "c-000010",
                        "c-000011",
                        "c-000019");
        assertThat(order.get(39)).isEqualTo("c-000030");
    }

    @Test
    void an_endless_reply_is_cut_and_says_what_is_missing() throws IOException {
        Report endless = SampleReports.saying(1, "x".repeat(1_004_001));

        assertThat(contacts(endless).at("/0/lines/1/3").asText())
                .hasSizeLessThan(4_100)
                .endsWith("x ... and 1,000,001 more characters in the log");
    }

    @Test
    void what_is_counted_can_be_read_and_a_contact_that_is_named_is_linked_only_where_the_page_has_it()
            throws IOException {
        String page = skeleton(SampleReports.storm());

        assertThat(page)
                .contains(
                        "data-by=\"ending\" data-value=\"LOOP\" hidden>Read 10<",
                        "data-by=\"human\" data-value=\"MISS\" hidden>Read 11<");
        assertThat(all(page, "data-contact=\"([^\"]*)\""))
                .isNotEmpty()
                .isSubsetOf(all(page, "<span class=\"contact\">([^<]*)<"));
        assertThat(skeleton(SampleReports.judged()))
                .contains("No contact to read.")
                .doesNotContain("data-contact", "class=\"read\"");
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
        return CONTACTS.matcher(DATA.matcher(page).replaceAll("")).replaceAll("");
    }

    private static JsonNode charts(Report report) throws IOException {
        return new ObjectMapper().readTree(block(report, DATA));
    }

    private static JsonNode contacts(Report report) throws IOException {
        return new ObjectMapper().readTree(block(report, CONTACTS));
    }

    private static String block(Report report, Pattern pattern) throws IOException {
        Matcher block = pattern.matcher(text(report));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String text(Report report) throws IOException {
        return ReportWriterContractTest.written(ReportFormat.HTML, report);
    }

    private static String unescaped(String attribute) {
        return attribute
                .replace("&lt;", "<")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
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
