package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitXmlWriterTest {
    @Test
    void a_breached_gate_fails_and_what_is_unsure_or_does_not_gate_is_skipped() throws Exception {
        Document storm = parsed(SampleReports.storm());
        Element suite = (Element) storm.getElementsByTagName("testsuite").item(0);

        assertThat(suite.getAttribute("tests")).isEqualTo("8");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("3");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(storm.getElementsByTagName("testcase").getLength()).isEqualTo(8);
        assertThat(parents(storm.getElementsByTagName("failure"))).containsExactly("true-containment", "fast-replies");
        assertThat(parents(storm.getElementsByTagName("skipped")))
                .containsExactly("escalation-recall", "breach-free", "rephrase-consistency");
    }

    @Test
    void slices_are_called_slices() throws Exception {
        String output = parsed(SampleReports.sliced())
                .getElementsByTagName("system-out")
                .item(1)
                .getTextContent();

        assertThat(output)
                .contains("errorFreeTurns: 176 of 180 slices of 10 s = 97.8 %", "budget left 14 of 18, burn rate 0.22")
                .contains("the budget of 28 days would last");
    }

    @Test
    void every_comparison_is_a_case_of_its_own() throws Exception {
        Document compared = parsed(SampleReports.compared());
        Element suite = (Element) compared.getElementsByTagName("testsuite").item(0);
        int cases = compared.getElementsByTagName("testcase").getLength();

        assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases));
        assertThat(parents(compared.getElementsByTagName("failure"))).contains("true-containment.baseline");
        assertThat(parents(compared.getElementsByTagName("skipped")))
                .contains("escalation-recall.baseline", "right-queue.baseline");
    }

    @Test
    void a_run_that_does_not_count_is_an_error() throws Exception {
        Document killed = parsed(SampleReports.killed());

        assertThat(parents(killed.getElementsByTagName("error"))).containsExactly("the run counts");
        assertThat(((Element) killed.getElementsByTagName("error").item(0)).getAttribute("type"))
                .isEqualTo("CONTACTS_LOST");
    }

    @Test
    void any_character_gives_xml_that_parses_and_keeps_the_visible_text() throws Exception {
        StringBuilder every = new StringBuilder();
        for (int c = 0; c <= 0x2FF; c++) {
            every.append((char) c);
        }
        every.append("\uD800 lone \uDC00 \uFFFE \uFFFF \uD83D\uDE42 ]]> <failure> &amp; \u202E");
        Document parsed = parsed(SampleReports.hostile(every.toString()));
        String message = ((Element) parsed.getElementsByTagName("failure").item(0)).getAttribute("message");

        assertThat(parsed.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(message).contains("\uFFFD lone \uFFFD", "\uD83D\uDE42", "]]> <failure> &amp;", "U+001B");
    }

    private static java.util.List<String> parents(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i).getParentNode()).getAttribute("name"))
                .toList();
    }

    private static Document parsed(Report report) throws IOException, ParserConfigurationException, SAXException {
        String text = ReportWriterContractTest.written(ReportFormat.JUNIT_XML, report);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
