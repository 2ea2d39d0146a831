package dev.clamor.cli;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.load.plan.PlanCatalog;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @throws dev.clamor.document.InvalidDocumentException if there is no such contact, or the run cannot be read
     */
    static Relived of(Path run, String contact) {
        Manifest manifest = RunArchive.manifest(run);
        ContactOpened opened = opened(run, parse(contact));
        Problems problems = new Problems();
        Optional<RunPlan> plan =
                PlanCatalog.read(manifest.plan().name(), manifest.plan().text(), problems);
        Cast cast = cast(manifest, problems);
        problems.throwIfAny();
        ContactPlan again = cast.plan(opened.contact().arrival(), opened.dueMicros(), opened.stage(), opened.judged());
        if (!again.persona().id().value().equals(opened.persona())
                || !again.scenario().id().value().equals(opened.scenario())) {
            throw Shelf.invalid(
                    "--contact",
                    "a run whose customers were drawn as this program draws them",
                    opened.persona() + " about " + opened.scenario() + " in its log");
        }
        return new Relived(again, manifest, plan.orElseThrow().leaving());
    }

    private static ContactId parse(String contact) {
        try {
            return ContactId.parse(contact);
        } catch (IllegalArgumentException e) {
            throw Shelf.invalid("--contact", "one such as c-000042", "\"" + Printable.of(contact) + "\"");
        }
    }

    private static ContactOpened opened(Path run, ContactId contact) {
        ContactOpened[] found = new ContactOpened[1];
        RunArchive.readOnly(run, Set.of(contact), event -> {
            if (event instanceof ContactOpened opened && opened.contact().equals(contact)) {
                found[0] = opened;
            }
        });
        if (found[0] == null || contact.visit() > 0) {
            throw Shelf.invalid("--contact", "a first visit that began in the run", contact.toString());
        }
        return found[0];
    }

    private static Cast cast(Manifest manifest, Problems problems) {
        List<Persona> personas = manifest.personas().stream()
                .flatMap(p -> PersonaCatalog.read(p.id(), p.text(), problems).stream())
                .toList();
        List<Scenario> scenarios = manifest.scenarios().stream()
                .flatMap(s -> ScenarioCatalog.read(s.id(), s.text(), problems).stream())
                .toList();
        problems.throwIfAny();
        return new Cast(
                Population.of(personas, weights(manifest.personas())),
                ScenarioMix.of(scenarios, weights(manifest.scenarios())),
                new RandomStreams(manifest.seed()));
    }

    private static Map<String, Double> weights(List<Manifest.Weighted> files) {
        return files.stream().collect(Collectors.toMap(Manifest.Weighted::id, Manifest.Weighted::weight));
    }
}
