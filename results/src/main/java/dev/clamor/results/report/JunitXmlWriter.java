package dev.clamor.results.report;

import dev.clamor.results.report.words.Burn;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Judged;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdict as a test suite for pipelines: a case for the validity of the run, which is an error when a check failed,
 * and a case for every objective, against its target and against the baseline. A breached gating objective is a failure; an inconclusive one, and a breached one that
 * does not gate, is skipped with its message.
 */
final class JunitXmlWriter implements ReportWriter {
    private static final String SUITE = "clamor";

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
        Verdict verdict = report.verdict();
        List<Verdict.Check> failed = failedChecks(verdict);
        Map<Outcome, Long> counts = judged(verdict).collect(Collectors.groupingBy(Outcome::of, Collectors.counting()));
        start(xml, "testsuites");
        start(xml, "testsuite");
        attribute(xml, "name", SUITE + " " + report.manifest().runId());
        attribute(xml, "tests", Long.toString(judged(verdict).count() + 1));
        attribute(xml, "failures", Long.toString(counts.getOrDefault(Outcome.FAILURE, 0L)));
        attribute(xml, "errors", failed.isEmpty() ? "0" : "1");
        attribute(xml, "skipped", Long.toString(counts.getOrDefault(Outcome.SKIPPED, 0L)));
        attribute(xml, "time", seconds(report));
        attribute(xml, "timestamp", report.judgedAt());
        properties(report, xml);
        validity(verdict, failed, xml);
        for (Finding finding : verdict.findings()) {
            objective(finding, "objectives", evidence(finding), xml);
        }
        for (Comparison comparison : verdict.comparisons()) {
            objective(comparison, "baseline", evidence(comparison), xml);
        }
        end(xml);
        end(xml);
        line(xml, 0);
    }

    private static Stream<Judged> judged(Verdict verdict) {
        return Stream.concat(verdict.findings().stream(), verdict.comparisons().stream());
    }

    private static String seconds(Report report) {
        return report.snapshot()
                .end()
                .map(end -> Numbers.decimal(end.atMicros() / 1e6, 3).replace(",", ""))
                .orElse("0");
    }

    private static List<Verdict.Check> failedChecks(Verdict verdict) {
        return verdict.run().checks().stream().filter(check -> !check.passed()).toList();
    }

    private static void properties(Report report, XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "properties");
        property(xml, "verdict", report.verdict().decision().name());
        for (Verdict.Reason reason : report.verdict().reasons()) {
            property(xml, "reason." + reason.code(), reason.because());
        }
        if (report.verdict().stop().isPresent()) {
            property(
                    xml,
                    "stoppedEarly",
                    Sentences.stopped(report.verdict().stop().get()));
        }
        property(xml, "agent", report.manifest().agent().name());
        property(xml, "seed", Long.toString(report.manifest().seed()));
        property(xml, "suiteHash", report.manifest().suiteHash());
        end(xml);
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        line(xml, 3);
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private static void validity(Verdict verdict, List<Verdict.Check> failed, XMLStreamWriter xml)
            throws XMLStreamException {
        startCase(xml, "the run counts", SUITE + ".run");
        if (!failed.isEmpty()) {
            start(xml, "error");
            attribute(xml, "message", failed.get(0).because());
            attribute(xml, "type", failed.get(0).code());
            xml.writeCharacters(checks(failed));
            xml.writeEndElement();
        }
        output(
                xml,
                Headline.word(verdict.decision()) + "\n" + checks(verdict.run().checks()));
        end(xml);
    }

    private static String checks(List<Verdict.Check> checks) {
        return Visible.of(checks.stream()
                .map(check -> check.code() + (check.passed() ? " passed: " : " FAILED: ") + check.because())
                .collect(Collectors.joining("\n")));
    }

    private static void objective(Judged judged, String group, String evidence, XMLStreamWriter xml)
            throws XMLStreamException {
        startCase(xml, judged.id(), SUITE + "." + group);
        switch (Outcome.of(judged)) {
            case FAILURE -> {
                start(xml, "failure");
                attribute(xml, "message", judged.because());
                attribute(xml, "type", judged.state().name());
                xml.writeCharacters(Visible.of(evidence));
                xml.writeEndElement();
            }
            case SKIPPED -> {
                line(xml, 3);
                xml.writeEmptyElement("skipped");
                String gate = judged.gating() ? "" : " (does not gate)";
                attribute(xml, "message", judged.state() + gate + ": " + judged.because());
            }
            case PASSED -> {}
        }
        output(xml, judged.because() + "\n" + evidence);
        end(xml);
    }

    private static String evidence(Comparison c) {
        return c.slo().sli() + ": " + Numbers.withCounts(c.candidate()) + ", before "
                + Numbers.withCounts(c.baseline()) + ", change " + Numbers.points(c.difference()) + " points, bounds "
                + Numbers.points(c.lower()) + " to " + Numbers.points(c.upper()) + " (" + c.method() + "), allowed "
                + Numbers.points(-c.margin().margin().doubleValue());
    }

    private static String evidence(Finding finding) {
        return finding.slo().sli() + ": " + Burn.counts(finding) + " = "
                + Numbers.percent(finding.estimate(), finding.slo().target()) + ", bounds "
                + Numbers.percent(finding.lower(), finding.slo().target()) + " to "
                + Numbers.percent(finding.upper(), finding.slo().target()) + " (" + finding.method() + "), target "
                + Numbers.percent(finding.slo().target()) + ", budget left "
                + finding.budget().remaining() + " of " + finding.budget().allowed() + ", burn rate "
                + Burn.rate(finding.budget()) + "\n"
                + finding.production().because();
    }

    private static void startCase(XMLStreamWriter xml, String name, String group) throws XMLStreamException {
        start(xml, "testcase");
        attribute(xml, "name", name);
        attribute(xml, "classname", group);
        attribute(xml, "time", "0");
    }

    private static void output(XMLStreamWriter xml, String text) throws XMLStreamException {
        start(xml, "system-out");
        xml.writeCharacters(Visible.of(text));
        xml.writeEndElement();
    }

    private static final Map<String, Integer> DEPTH =
            Map.of("testsuites", 0, "testsuite", 1, "testcase", 2, "properties", 2);

    private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
        line(xml, DEPTH.getOrDefault(name, 3));
        xml.writeStartElement(name);
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        line(xml, 2);
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.line(value));
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private enum Outcome {
        PASSED,
        SKIPPED,
        FAILURE;

        static Outcome of(Judged judged) {
            return switch (judged.state()) {
                case MET -> PASSED;
                case INCONCLUSIVE -> SKIPPED;
                case BREACHED -> judged.gating() ? FAILURE : SKIPPED;
            };
        }
    }
}
