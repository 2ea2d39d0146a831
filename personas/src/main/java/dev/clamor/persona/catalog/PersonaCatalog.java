package dev.clamor.persona.catalog;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.persona.Persona;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads persona files, and the twelve that come with Clamor.
 *
 * <p>The format is that of the packaged files, in which a comment beside each key says what it means.
 */
public final class PersonaCatalog {
    private static final String FOLDER = "/clamor/personas/";
    private static final List<String> IDS = List.of(
            "angry_repeat",
            "calm_expert",
            "channel_hopper",
            "chatty_digresser",
            "confused_elder",
            "multi_issue",
            "non_native",
            "prompt_injector",
            "refund_seeker",
            "rushed_commuter",
            "silent_lurker",
            "vulnerable");

    private PersonaCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<Persona> read(String file, String text, Problems problems) {
        int before = problems.all().size();
        Optional<Persona> persona =
                Document.parse(file, text, problems).flatMap(top -> new PersonaReader(top).read());
        return problems.all().size() == before ? persona : Optional.empty();
    }

    /** The ids of the packaged personas, sorted. */
    public static List<String> packagedIds() {
        return IDS;
    }

    /** The packaged personas, sorted by id. */
    public static List<Persona> packaged() {
        Problems problems = new Problems();
        List<Persona> personas = IDS.stream()
                .flatMap(id -> read(id + ".yaml", resource(id), problems).stream())
                .toList();
        problems.throwIfAny();
        return personas;
    }

    /** The text of a packaged persona's file; empty when there is no such persona. */
    public static Optional<String> packagedText(String id) {
        return IDS.contains(id) ? Optional.of(resource(id)) : Optional.empty();
    }

    private static String resource(String id) {
        try (InputStream in = PersonaCatalog.class.getResourceAsStream(FOLDER + id + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("classpath: expected " + FOLDER + id + ".yaml. Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
