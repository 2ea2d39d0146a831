package dev.clamor.results.report;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Remark;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.knee.Knee;
import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.verdict.JudgedRun;
import dev.clamor.results.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All that a writer may show.
 *
 * @param analysis where it fails, for whom and how
 * @param judgedAt wall clock of the judging, ISO-8601 in UTC; the only thing that differs between two judgings
 * @param transcripts contacts to read, the worst first, then those named as examples, then a sample of all, each with all
 *     its events in order
 * @param baseline the run that it was held against, if there was one
 * @param knee the highest bearable load, if the run searched for it
 * @param history how the objectives went over earlier runs of the plan and this one; empty without an earlier one
 */
public record Report(
        Manifest manifest,
        MetricsSnapshot snapshot,
        Verdict verdict,
        Analysis analysis,
        String judgedAt,
        List<Transcript> transcripts,
        Optional<JudgedRun> baseline,
        Optional<Knee> knee,
        List<Trend> history) {

    /** Of a run that did not search for the highest bearable load, and is the first of its plan. */
    public Report(
            Manifest manifest,
            MetricsSnapshot snapshot,
            Verdict verdict,
            Analysis analysis,
            String judgedAt,
            List<Transcript> transcripts,
            Optional<JudgedRun> baseline) {
        this(manifest, snapshot, verdict, analysis, judgedAt, transcripts, baseline, Optional.empty(), List.of());
    }

    /** What differs from the baseline; empty without one, and with one that cannot be compared. */
    public Optional<Changes> changes() {
        return verdict.baseline()
                .filter(Verdict.BaselineFacts::compatible)
                .flatMap(facts ->
                        baseline.map(other -> Changes.of(new JudgedRun(manifest, snapshot), other, facts.paired())));
    }

    /**
     * One contact to read, and why.
     *
     * @param severity higher is worse; 0 where nothing is wrong
     * @param ending its class of containment; empty without an end in the log, and so is the next
     * @param human what became of the need for a human, a label of escalation
     */
    public record Transcript(
            String contact, String because, int severity, String ending, String human, List<TurnEvent> events) {
        /** Of a contact without an end. */
        public Transcript(String contact, String because, List<TurnEvent> events) {
            this(contact, because, 0, "", "", events);
        }

        /** Of a contact that has ended. */
        public static Transcript of(ContactRecord contact, List<TurnEvent> events) {
            Remark remark = Remark.of(contact);
            return new Transcript(
                    contact.opened().contact().toString(),
                    remark.because(),
                    remark.severity(),
                    contact.containment().name(),
                    contact.escalation().name(),
                    List.copyOf(events));
        }
    }
}
