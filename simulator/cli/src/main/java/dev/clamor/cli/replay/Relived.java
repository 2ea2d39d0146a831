package dev.clamor.cli.replay;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.suite.Crowd;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.load.plan.PlanCatalog;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A contact of a run, to be lived again: the same customer about the same matter with the same random numbers. What is
 * said first is the same; what follows is, as long as the agent answers the same and as fast.
 *
 * @param plan who, why and when, as in the run
 * @param manifest of the run
 * @param leaving how readily its customers gave up
 */
record Relived(ContactPlan plan, Manifest manifest, DialogueSettings.Leaving leaving) {

    /**
     * The contact, from the run's folder alone.
     *
     * @param where what messages call the contact's id
     * @throws dev.clamor.document.InvalidDocumentException if there is no such contact, or the run cannot be read
     */
    static Relived of(Path run, String where, String contact) {
        Manifest manifest = RunArchive.manifest(run);
        ContactOpened opened = opened(run, where, parse(where, contact));
        Problems problems = new Problems();
        Optional<RunPlan> plan =
                PlanCatalog.read(manifest.plan().name(), manifest.plan().text(), problems);
        problems.throwIfAny();
        Cast cast = cast(manifest, plan.orElseThrow(), opened.stage(), problems);
        ContactPlan again = cast.plan(opened.contact().arrival(), opened.dueMicros(), opened.stage(), opened.judged());
        if (!again.persona().id().value().equals(opened.persona())
                || !again.scenario().id().value().equals(opened.scenario())) {
            throw Invalid.of(
                    where,
                    "a run whose customers were drawn as this program draws them",
                    opened.persona() + " about " + opened.scenario() + " in its log");
        }
        return new Relived(again, manifest, plan.orElseThrow().leaving());
    }

    /**
     * Customer and agent talk again. The reference agent is told the run's own name, so that it strikes where it struck
     * then.
     *
     * @param seconds a reply later than this is a timeout; NaN for the agent's own limit
     */
    void meet(AgentTarget target, EventSink sink, double seconds) throws IOException, InterruptedException {
        String runId = target.isReference() ? manifest.runId() : RunIds.now("converse");
        try (AgentUnderTest agent = target.openFor(manifest)) {
            new Encounter(plan, manifest.seed(), manifest.timeScale(), leaving, runId).with(agent, sink, seconds);
        }
    }

    @Override
    public String toString() {
        return "contact " + plan.contact() + " of run " + Printable.of(manifest.runId()) + ", seed " + manifest.seed();
    }

    /** The id that a user typed. */
    static ContactId parse(String where, String contact) {
        try {
            return ContactId.parse(contact);
        } catch (IllegalArgumentException e) {
            throw Invalid.of(where, "one such as c-000042", "\"" + Printable.of(contact) + "\"");
        }
    }

    private static ContactOpened opened(Path run, String where, ContactId contact) {
        ContactOpened[] found = new ContactOpened[1];
        RunArchive.readOnly(run, Set.of(contact), event -> {
            if (event instanceof ContactOpened opened && opened.contact().equals(contact)) {
                found[0] = opened;
            }
        });
        if (found[0] == null || contact.visit() > 0) {
            throw Invalid.of(where, "a first visit that began in the run", contact.toString());
        }
        return found[0];
    }

    /** The cast of a stage; a stage that the plan does not name has the plan's own weights. */
    private static Cast cast(Manifest manifest, RunPlan plan, String stage, Problems problems) {
        List<Persona> personas = manifest.personas().stream()
                .flatMap(p -> PersonaCatalog.read(p.id(), p.text(), problems).stream())
                .toList();
        List<Scenario> scenarios = manifest.scenarios().stream()
                .flatMap(s -> ScenarioCatalog.read(s.id(), s.text(), problems).stream())
                .toList();
        problems.throwIfAny();
        Stage.Mix mix = plan.workload().stages().stream()
                .filter(named -> named.name().equals(stage))
                .map(Stage::mix)
                .findFirst()
                .orElse(Stage.Mix.SAME);
        return new Crowd(
                        personas,
                        weights(personas, p -> p.id().value(), Persona::weight, plan.personaWeights()),
                        scenarios,
                        weights(scenarios, s -> s.id().value(), Scenario::weight, plan.scenarioWeights()))
                .cast(mix, new RandomStreams(manifest.seed()));
    }

    /** As the plan weights them; the manifest's weights are over all stages. */
    private static <T> Map<String, Double> weights(
            List<T> all, Function<T, String> id, ToDoubleFunction<T> own, Map<String, Double> plan) {
        return all.stream()
                .collect(Collectors.toMap(id, one -> plan.getOrDefault(id.apply(one), own.applyAsDouble(one))));
    }
}
