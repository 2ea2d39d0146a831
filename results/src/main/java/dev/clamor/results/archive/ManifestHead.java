package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What tells runs of a folder apart, read past the texts that make up most of a manifest.
 *
 * @param runId its name
 * @param startedAt when it began
 * @param plan name of its plan
 * @param suiteHash of its personas, scenarios and phrases
 * @param agent name of its agent
 * @param protocol how that was spoken to
 * @param declared what it declares of itself
 */
public record ManifestHead(
        String runId,
        Instant startedAt,
        String plan,
        String suiteHash,
        String agent,
        String protocol,
        String declared) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Of a manifest that has been read; empty without an instant at which the run began. */
    public static Optional<ManifestHead> of(Manifest manifest) {
        Manifest.Agent agent = manifest.agent();
        return instant(manifest.startedAt())
                .map(startedAt -> new ManifestHead(
                        manifest.runId(),
                        startedAt,
                        manifest.plan().name(),
                        manifest.suiteHash(),
                        agent.name(),
                        agent.protocol(),
                        agent.declared()));
    }

    /** Empty for what is no JSON, such as a file that is being written, and without an instant at which the run began. */
    static Optional<ManifestHead> read(Path manifest) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(manifest.toFile())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                texts(parser, "", texts);
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return instant(text(texts, "startedAt"))
                .map(startedAt -> new ManifestHead(
                        text(texts, "runId"),
                        startedAt,
                        text(texts, "plan.name"),
                        text(texts, "suiteHash"),
                        text(texts, "agent.name"),
                        text(texts, "agent.protocol"),
                        text(texts, "agent.declared")));
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Texts of an object by their names, and below the plan and the agent; ends behind the object. */
    private static void texts(JsonParser parser, String prefix, Map<String, String> texts) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getText());
            } else if (value == JsonToken.START_OBJECT && (name.equals("plan") || name.equals("agent"))) {
                texts(parser, name + ".", texts);
            } else {
                parser.skipChildren();
            }
        }
    }
}
