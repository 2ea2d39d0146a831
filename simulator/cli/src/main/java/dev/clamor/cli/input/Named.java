package dev.clamor.cli.input;

import dev.clamor.document.Problems;
import dev.clamor.persona.Persona;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Personas and scenarios as options name them: a packaged one by its id, or a file. */
public final class Named {
    private Named() {}

    /** The persona; what is wrong with its file is recorded, and another one returned. */
    public static Persona persona(String name, Problems problems) {
        List<Persona> packaged = PersonaCatalog.packaged();
        if (Files.isRegularFile(Path.of(name))) {
            return Inputs.text(Path.of(name), problems)
                    .flatMap(text -> PersonaCatalog.read(name, text, problems))
                    .orElseGet(() -> packaged.get(0));
        }
        return packaged.stream()
                .filter(p -> p.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.unknown(
                        "--persona",
                        name,
                        packaged.stream().map(p -> p.id().value()).toList()));
    }

    /** The scenario; what is wrong with its file is recorded, and another one returned. */
    public static Scenario scenario(String name, Problems problems) {
        List<Scenario> packaged = ScenarioCatalog.packaged();
        if (Files.isRegularFile(Path.of(name))) {
            return Inputs.text(Path.of(name), problems)
                    .flatMap(text -> ScenarioCatalog.read(name, text, problems))
                    .orElseGet(() -> packaged.get(0));
        }
        return packaged.stream()
                .filter(s -> s.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.unknown(
                        "--scenario",
                        name,
                        packaged.stream().map(s -> s.id().value()).toList()));
    }
}
