package dev.clamor.cli;

import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of a project to begin with. Customers and objectives are the packaged ones, so that there is one text of each;
 * the rest are templates of their own.
 *
 * @param path below the project's folder
 */
record StarterFile(String path, String text) {
    private static final List<String> TEMPLATES = List.of("README.md", "plan.yaml", "agent.yaml");
    /** A folder whose name begins with a dot is easily lost on the way into a jar. */
    private static final String PIPELINE = "pipeline.yml";

    private static final List<String> PERSONAS = List.of("calm_expert", "rushed_commuter", "angry_repeat");
    private static final List<String> SCENARIOS =
            List.of("telecom_roaming_change", "telecom_billing_dispute", "banking_fraud_now");

    /** All files, in the order in which a reader should open them. */
    static List<StarterFile> all() {
        return Stream.of(
                        TEMPLATES.stream().map(name -> new StarterFile(name, template(name))),
                        Stream.of(new StarterFile("objectives.yaml", ObjectivesCatalog.packagedText())),
                        PERSONAS.stream()
                                .map(id -> new StarterFile(
                                        "personas/" + id + ".yaml",
                                        PersonaCatalog.packagedText(id).orElseThrow())),
                        SCENARIOS.stream()
                                .map(id -> new StarterFile(
                                        "scenarios/" + id + ".yaml",
                                        ScenarioCatalog.packagedText(id).orElseThrow())),
                        Stream.of(new StarterFile(".github/workflows/clamor.yml", template(PIPELINE))))
                .flatMap(files -> files)
                .toList();
    }

    private static String template(String name) {
        return Packaged.text("starter/" + name);
    }

    /** Writes it below a folder, with the folders between. */
    void write(Path folder) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
