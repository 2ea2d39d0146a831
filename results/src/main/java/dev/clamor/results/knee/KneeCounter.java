package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Collects what the answer needs from a run's contacts and events, in any order. Counters of parts of a run combine to that
 * of the whole. Not thread-safe.
 */
public final class KneeCounter implements Consumer<ContactRecord> {
    private final Manifest manifest;
    private final KneeObjectives objectives;
    private final List<KneeContact> contacts = new ArrayList<>();
    private final List<HealthSampled> samples = new ArrayList<>();
    private final Map<String, Optional<LoadStep>> stages = new HashMap<>();

    /** Nothing counted yet. */
    public KneeCounter(Manifest manifest, Objectives objectives, MetricsConfig config) {
        this.manifest = manifest;
        this.objectives = new KneeObjectives(objectives, config);
    }

    @Override
    public void accept(ContactRecord contact) {
        stages.computeIfAbsent(contact.opened().stage(), LoadStep::of)
                .ifPresent(step -> contacts.add(objectives.scored(contact, step)));
    }

    /** Takes an event of the run itself. */
    public void accept(LogEvent event) {
        if (event instanceof HealthSampled sample) {
            samples.add(sample);
        }
    }

    /** Adds all that another one has counted. */
    public void combine(KneeCounter other) {
        contacts.addAll(other.contacts);
        samples.addAll(other.samples);
    }

    /** The answer; empty when the run was no search. */
    public Optional<Knee> knee() {
        if (!manifest.knee().asked()) {
            return Optional.empty();
        }
        contacts.sort(Comparator.comparingLong(KneeContact::arrival));
        samples.sort(Comparator.comparingLong(HealthSampled::atMicros));
        StepJudge judge = new StepJudge(objectives.slos(), manifest.knee().mostSteps());
        StepReader reader = new StepReader(judge, contacts, samples, manifest.limits());
        List<KneeStep> steps = new ArrayList<>();
        List<List<Shift>> drifts = new ArrayList<>();
        for (LoadStep step : judged(Part.STEP)) {
            KneeStep read = reader.step(step);
            steps.add(read);
            drifts.add(Shifts.within(reader.valid(step), read.objectives()));
        }
        List<List<Shift>> corrected = Shifts.corrected(drifts, 1);
        for (int i = 0; i < steps.size(); i++) {
            steps.set(i, StepReader.with(steps.get(i), corrected.get(i)));
        }
        Optional<Recovery> recovery = steps.isEmpty()
                ? Optional.empty()
                : judged(Part.RECOVERY).stream()
                        .findFirst()
                        .map(again -> new RecoveryReader(
                                        new RecoveryJudge(
                                                objectives.slos(),
                                                manifest.knee().mostContacts()),
                                        contacts,
                                        samples,
                                        manifest.limits())
                                .recovery(judged(Part.STEP).get(0), steps.get(0), again));
        return Optional.of(KneeFinder.find(List.copyOf(steps), recovery));
    }

    private List<LoadStep> judged(Part part) {
        return contacts.stream()
                .map(KneeContact::step)
                .filter(step -> step.part() == part)
                .distinct()
                .toList();
    }
}
