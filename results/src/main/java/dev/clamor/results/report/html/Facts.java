package dev.clamor.results.report.html;

import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Words;
import dev.clamor.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The strip of facts about the run. */
final class Facts {
    private static final double MICROS = 1e6;

    private Facts() {}

    static List<Fact> of(Manifest manifest, MetricsSnapshot snapshot, Optional<Verdict.StopFacts> stop) {
        List<Fact> facts = new ArrayList<>(always(manifest, snapshot));
        stop.ifPresent(s -> facts.add(facts.size() - 1, Fact.of("Stopped early", Sentences.stopped(s))));
        return List.copyOf(facts);
    }

    private static List<Fact> always(Manifest manifest, MetricsSnapshot snapshot) {
        return List.of(
                Fact.code("Run", manifest.runId()),
                Fact.code("Seed", Long.toString(manifest.seed())),
                Fact.of(
                        "Agent",
                        manifest.agent().name() + " at " + manifest.agent().url()),
                Fact.of("Plan", manifest.plan().name()),
                Fact.of("Started", manifest.startedAt()),
                Fact.of("Duration", duration(snapshot)),
                Fact.of("Customer turns", Numbers.count(snapshot.contacts().turns())),
                Fact.of("Contacts", Sentences.accounting(snapshot.contacts())),
                Fact.code("Run it again", manifest.command()));
    }

    private static String duration(MetricsSnapshot snapshot) {
        return snapshot.end().map(Facts::duration).orElse("unknown: the log has no end");
    }

    private static String duration(RunEvent.RunEnded end) {
        return Numbers.duration(end.atMicros() / MICROS) + ", "
                + Words.name(end.reason().name());
    }
}
