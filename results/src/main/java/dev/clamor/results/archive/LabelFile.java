package dev.clamor.results.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.document.Problems;
import dev.clamor.results.agreement.Label;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of labels, JSON lines in UTF-8: {@code {"contact":"c-000042","turn":3,"digest":"…","label":"CLARIFY","by":"Kim",
 * "weight":2.5}}; and the answers of a model, {@code {"key":"…","answer":"CLARIFY"}}.
 */
public final class LabelFile {
    private static final ObjectMapper MAPPER = new JsonMapper();

    private LabelFile() {}

    /** Writes all labels, under another name first, so that the file is whole whenever it is there. */
    public static void write(Path file, List<Label> labels) {
        StringBuilder lines = new StringBuilder();
        for (Label label : labels) {
            ObjectNode node = MAPPER.createObjectNode();
            node.put("contact", label.contact().toString());
            node.put("turn", label.turn());
            node.put("digest", label.digest());
            node.put("label", label.label().name());
            node.put("by", label.by());
            node.put("weight", label.weight());
            lines.append(node).append('\n');
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(draft, lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads labels; what is wrong with a line is a problem, and the line is left out. */
    public static List<Label> read(Path file, Problems problems) {
        List<Label> labels = new ArrayList<>();
        List<String> lines = lines(file, problems);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Optional<Label> label = label(lines.get(i));
                label.ifPresent(labels::add);
                if (label.isEmpty()) {
                    problems.add(
                            file.toString(),
                            i + 1,
                            "",
                            "a label with contact, turn, digest, label, by and weight",
                            "something else");
                }
            }
        }
        return List.copyOf(labels);
    }

    private static Optional<Label> label(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            double weight = node.path("weight").asDouble(1);
            int turn = node.path("turn").asInt(0);
            String digest = node.path("digest").asText();
            return turn < 1 || digest.isEmpty() || !(weight > 0)
                    ? Optional.empty()
                    : Optional.of(new Label(
                            ContactId.parse(node.path("contact").asText()),
                            turn,
                            digest,
                            ReplyClass.valueOf(node.path("label").asText()),
                            node.path("by").asText(),
                            weight));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Answers of a model by key; lines that are none, such as a torn last one, are left out. */
    public static Map<String, String> answers(Path file) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : lines(file, new Problems())) {
                try {
                    JsonNode node = MAPPER.readTree(line);
                    if (node.path("key").isTextual() && node.path("answer").isTextual()) {
                        answers.put(node.get("key").asText(), node.get("answer").asText());
                    }
                } catch (IOException e) {
                    // a line that was not written to its end: the answer is asked for again
                }
            }
        }
        return answers;
    }

    /** Adds one answer of a model. */
    public static void addAnswer(Path file, String key, String answer) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("key", key);
        node.put("answer", answer);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, start(file) + node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a line that was not written to its end. */
    private static String start(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return "";
        }
        try (RandomAccessFile last = new RandomAccessFile(file.toFile(), "r")) {
            last.seek(last.length() - 1);
            return last.read() == '\n' ? "" : "\n";
        }
    }

    private static List<String> lines(Path file, Problems problems) {
        try {
            // replaces what is not UTF-8 instead of refusing it: such a line is a problem of its own
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            problems.add(file.toString(), 0, "", "a readable file of labels", "no such file");
            return List.of();
        }
    }
}
