package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@code manifest.json}: indented, keys in the order of {@link Manifest}, strict in reading. */
final class ManifestFile {
    /** The only version of the format so far. */
    static final int SCHEMA_VERSION = 1;

    private static final String CONDITIONS = "conditions";
    private static final String SHARDING = "sharding";
    private static final String SEATS = "seats";
    private static final String KNEE = "knee";
    private static final String FAULTS = "faults";
    private static final String LIMITS = "limits";
    /** Limits that the first manifests did not have. */
    private static final List<String> NEW_LIMITS =
            List.of("openFiles", "waitingRequests", "connectFailures", "logBacklog", "clockStepMillis");

    private static final String AGENT = "agent";
    private static final String SEVERAL = "several";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestFile() {}

    /** Writes under another name first, so that the file is whole whenever it is there. */
    static void write(Path file, Manifest manifest) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(draft, MAPPER.writeValueAsBytes(manifest));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Manifest read(Path file) throws IOException {
        Manifest manifest;
        try {
            manifest = parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw bad(file, 0, "the manifest of a run", "no such file");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw bad(file, line, "the manifest of a run", firstLine(e.getOriginalMessage()));
        }
        if (manifest == null || manifest.schemaVersion() != SCHEMA_VERSION) {
            throw bad(
                    file,
                    0,
                    "a manifest of schemaVersion " + SCHEMA_VERSION,
                    manifest == null ? "null" : "version " + manifest.schemaVersion());
        }
        return manifest;
    }

    /** What a manifest does not state is from before it was written down. */
    private static Manifest parse(byte[] bytes) throws IOException {
        if (MAPPER.readTree(bytes) instanceof ObjectNode tree && isOld(tree)) {
            state(tree, CONDITIONS, Manifest.Conditions.UNKNOWN);
            state(tree, SHARDING, Sharding.WHOLE);
            state(tree, KNEE, Manifest.Knee.NONE);
            state(tree, FAULTS, Manifest.Faults.NONE);
            if (tree.get(AGENT) instanceof ObjectNode agent && !agent.has(SEVERAL)) {
                agent.putArray(SEVERAL);
            }
            if (tree.get(SHARDING) instanceof ObjectNode sharding && !sharding.has(SEATS)) {
                sharding.put(SEATS, 0);
            }
            if (tree.get(LIMITS) instanceof ObjectNode limits) {
                ObjectNode defaults = MAPPER.valueToTree(Manifest.HealthLimits.DEFAULT);
                NEW_LIMITS.stream()
                        .filter(name -> !limits.has(name))
                        .forEach(name -> limits.set(name, defaults.get(name)));
            }
            return MAPPER.treeToValue(tree, Manifest.class);
        }
        return MAPPER.readValue(bytes, Manifest.class);
    }

    private static void state(ObjectNode tree, String name, Object value) {
        if (!tree.has(name)) {
            tree.set(name, MAPPER.valueToTree(value));
        }
    }

    private static boolean isOld(ObjectNode tree) {
        return !(tree.has(CONDITIONS) && tree.has(SHARDING) && tree.has(KNEE) && tree.has(FAULTS))
                || tree.get(AGENT) instanceof ObjectNode agent && !agent.has(SEVERAL)
                || !tree.path(SHARDING).has(SEATS)
                || NEW_LIMITS.stream().anyMatch(name -> !tree.path(LIMITS).has(name));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static InvalidDocumentException bad(Path file, int line, String expected, String found) {
        return new InvalidDocumentException(
                List.of(new Problem(file.toString(), Math.max(0, line), "", expected, found)));
    }
}
