package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitXmlWriterTest {
    @Test
    void a_breached_gate_fails_and_what_is_unsure_or_does_not_gate_is_skipped() throws Exception {
        Document storm = parsed(SampleReports.storm());

        assertThat(names(storm, "failure", "clamor.objectives")).containsExactly("true-containment", "fast-replies");
        assertThat(names(storm, "skipped", "clamor.objectives"))
                .containsExactly("escalation-recall", "breach-free", "rephrase-consistency");
    }

    @ParameterizedTest
    @CsvSource({"PROMOTE, system-out", "HOLD, error", "ROLL_BACK, failure"})
    void the_decision_is_a_case_so_that_hold_never_looks_passed(Decision decision, String element) throws Exception {
        Document decided = parsed(SampleReports.decided(decision));

        assertThat(names(decided, element, "clamor.verdict")).containsExactly("the agent may be released");
    }

    @Test
    void cases_are_counted_by_what_became_of_them_in_both_places() throws Exception {
        for (Report report : List.of(SampleReports.storm(), SampleReports.killed(), SampleReports.compared())) {
            Document written = parsed(report);
            for (String element : List.of("testsuites", "testsuite")) {
                Element suite = (Element) written.getElementsByTagName(element).item(0);
                assertThat(suite.getAttribute("tests")).isEqualTo(count(written, "testcase"));
                assertThat(suite.getAttribute("failures")).isEqualTo(count(written, "failure"));
                assertThat(suite.getAttribute("errors")).isEqualTo(count(written, "error"));
                assertThat(suite.getAttribute("skipped")).isEqualTo(count(written, "skipped"));
            }
        }
    }

    @Test
    void no_two_cases_of_a_group_have_one_name() throws Exception {
        NodeList cases = parsed(SampleReports.compared()).getElementsByTagName("testcase");

        assertThat(elements(cases).map(one -> one.getAttribute("classname") + " " + one.getAttribute("name")))
                .doesNotHaveDuplicates();
    }

    /** GitLab shows the text of a failure and not its message; other viewers the message alone. */
    @Test
    void the_reason_is_in_the_message_and_begins_the_text() throws Exception {
        NodeList failures = parsed(SampleReports.storm()).getElementsByTagName("failure");

        assertThat(elements(failures))
                .isNotEmpty()
                .allMatch(one -> !one.getAttribute("message").isBlank()
                        && one.getTextContent().startsWith(one.getAttribute("message")));
    }

    @Test
    void an_objective_has_its_target_and_interval_as_properties() throws Exception {
        Element first = elements(parsed(SampleReports.storm()).getElementsByTagName("testcase"))
                .filter(one -> one.getAttribute("classname").equals("clamor.objectives"))
                .findFirst()
                .orElseThrow();

        assertThat(elements(first.getElementsByTagName("property")).map(one -> one.getAttribute("name")))
                .contains("state", "gating", "target", "estimate", "lower", "upper", "confidence", "method");
    }

    @Test
    void slices_are_called_slices() throws Exception {
        String output = elements(parsed(SampleReports.sliced()).getElementsByTagName("testcase"))
                .filter(one -> one.getAttribute("classname").equals("clamor.objectives"))
                .map(Element::getTextContent)
                .collect(Collectors.joining());

        assertThat(output)
                .contains("errorFreeTurns: 176 of 180 slices of 10 s = 97.8 %", "budget left 14 of 18, burn rate 0.22")
                .contains("the budget of 28 days would last");
    }

    @Test
    void every_comparison_is_a_case_of_its_own() throws Exception {
        Document compared = parsed(SampleReports.compared());

        assertThat(names(compared, "failure", "clamor.baseline")).contains("true-containment.baseline");
        assertThat(names(compared, "skipped", "clamor.baseline"))
                .contains("escalation-recall.baseline", "right-queue.baseline");
    }

    @Test
    void every_check_of_the_run_is_a_case_and_a_failed_one_an_error() throws Exception {
        Report report = SampleReports.killed();
        Document killed = parsed(report);

        assertThat(names(killed, "error", "clamor.run")).contains("CONTACTS_LOST");
        assertThat(elements(killed.getElementsByTagName("testcase"))
                        .filter(one -> one.getAttribute("classname").equals("clamor.run"))
                        .map(one -> one.getAttribute("name")))
                .containsExactlyElementsOf(report.verdict().run().checks().stream()
                        .map(Verdict.Check::code)
                        .distinct()
                        .toList());
    }

    @Test
    void any_character_gives_xml_that_parses_and_keeps_the_visible_text() throws Exception {
        StringBuilder every = new StringBuilder();
        for (int c = 0; c <= 0x2FF; c++) {
            every.append((char) c);
        }
        every.append("\uD800 lone \uDC00 \uFFFE \uFFFF \uD83D\uDE42 ]]> <failure> &amp; \u202E");
        Document parsed = parsed(SampleReports.hostile(every.toString()));
        String message = elements(parsed.getElementsByTagName("failure"))
                .map(one -> one.getAttribute("message"))
                .collect(Collectors.joining());

        assertThat(message).contains("\uFFFD lone \uFFFD", "\uD83D\uDE42", "]]> <failure> &amp;", "U+001B");
    }

    /** Names of the cases of a group that hold such an element. */
    private static List<String> names(Document document, String element, String group) {
        return elements(document.getElementsByTagName(element))
                .map(one -> (Element) one.getParentNode())
                .filter(one -> one.getAttribute("classname").equals(group))
                .map(one -> one.getAttribute("name"))
                .toList();
    }

    private static String count(Document document, String element) {
        return Integer.toString(document.getElementsByTagName(element).getLength());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static Document parsed(Report report) throws IOException, ParserConfigurationException, SAXException {
        String text = ReportWriterContractTest.written(ReportFormat.JUNIT_XML, report);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
