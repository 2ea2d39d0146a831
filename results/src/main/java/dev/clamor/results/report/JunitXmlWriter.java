package dev.clamor.results.report;

import dev.clamor.results.report.JunitCase.Outcome;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdict as a test suite for pipelines; which cases, and what becomes of each, is in {@link JunitCases}. The sentence
 * stands in the message and again in the text, for viewers show the one or the other.
 */
final class JunitXmlWriter implements ReportWriter {
    private static final Map<String, Integer> DEPTH =
            Map.of("testsuites", 0, "testsuite", 1, "testcase", 2, "property", 4);

    private static final int INSIDE_A_CASE = 3;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suites(report, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("junit.xml: expected to be written. Found: " + e.getMessage(), e);
        }
        out.append(text.toString()).append('\n');
    }

    private static void suites(Report report, XMLStreamWriter xml) throws XMLStreamException {
        List<JunitCase> cases = JunitCases.of(report);
        start(xml, "testsuites");
        counts(report, cases, xml);
        start(xml, "testsuite");
        counts(report, cases, xml);
        attribute(xml, "timestamp", report.judgedAt());
        properties(run(report), xml);
        for (JunitCase one : cases) {
            write(one, xml);
        }
        end(xml, "testsuite");
        end(xml, "testsuites");
    }

    private static void counts(Report report, List<JunitCase> cases, XMLStreamWriter xml) throws XMLStreamException {
        attribute(xml, "name", "clamor " + report.manifest().runId());
        attribute(xml, "tests", Integer.toString(cases.size()));
        attribute(xml, "failures", count(cases, Outcome.FAILURE));
        attribute(xml, "errors", count(cases, Outcome.ERROR));
        attribute(xml, "skipped", count(cases, Outcome.SKIPPED));
        attribute(xml, "time", seconds(report));
    }

    private static String count(List<JunitCase> cases, Outcome outcome) {
        return Long.toString(
                cases.stream().filter(one -> one.outcome() == outcome).count());
    }

    private static String seconds(Report report) {
        return report.snapshot()
                .end()
                .map(end -> Numbers.decimal(end.atMicros() / 1e6, 3).replace(",", ""))
                .orElse("0");
    }

    private static Map<String, String> run(Report report) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("verdict", report.verdict().decision().name());
        for (Verdict.Reason reason : report.verdict().reasons()) {
            properties.merge("reason." + reason.code(), reason.because(), (one, other) -> one + " " + other);
        }
        report.verdict().stop().ifPresent(stop -> properties.put("stoppedEarly", Sentences.stopped(stop)));
        properties.put("agent", report.manifest().agent().name());
        properties.put("seed", Long.toString(report.manifest().seed()));
        properties.put("suiteHash", report.manifest().suiteHash());
        return properties;
    }

    private static void properties(Map<String, String> properties, XMLStreamWriter xml) throws XMLStreamException {
        if (properties.isEmpty()) {
            return;
        }
        start(xml, "properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            line(xml, "property");
            xml.writeEmptyElement("property");
            attribute(xml, "name", property.getKey());
            attribute(xml, "value", property.getValue());
        }
        end(xml, "properties");
    }

    private static void write(JunitCase one, XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "testcase");
        attribute(xml, "name", one.name());
        attribute(xml, "classname", one.group());
        attribute(xml, "time", "0");
        properties(one.properties(), xml);
        String text = one.message() + "\n" + one.text();
        switch (one.outcome()) {
            case FAILURE -> problem("failure", one, text, xml);
            case ERROR -> problem("error", one, text, xml);
            case SKIPPED -> {
                start(xml, "skipped");
                attribute(xml, "message", one.message());
                xml.writeCharacters(Visible.of(text));
                xml.writeEndElement();
            }
            case PASSED -> {
                start(xml, "system-out");
                xml.writeCharacters(Visible.of(text));
                xml.writeEndElement();
            }
        }
        end(xml, "testcase");
    }

    private static void problem(String element, JunitCase one, String text, XMLStreamWriter xml)
            throws XMLStreamException {
        start(xml, element);
        attribute(xml, "message", one.message());
        attribute(xml, "type", one.type());
        xml.writeCharacters(Visible.of(text));
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
        line(xml, name);
        xml.writeStartElement(name);
    }

    private static void end(XMLStreamWriter xml, String name) throws XMLStreamException {
        line(xml, name);
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.line(value));
    }

    private static void line(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(DEPTH.getOrDefault(name, INSIDE_A_CASE)));
    }
}
