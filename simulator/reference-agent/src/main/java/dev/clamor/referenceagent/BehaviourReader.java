package dev.clamor.referenceagent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.clamor.referenceagent.DeclaredBehaviour.Pressure;
import dev.clamor.referenceagent.DeclaredBehaviour.Stream;
import dev.clamor.referenceagent.InvalidBehaviourException.Complaint;
import dev.clamor.referenceagent.dialogue.Flaw;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a behaviour file and reports every problem at once; writes a behaviour as JSON of the same shape. */
final class BehaviourReader {
    private static final Set<String> KEYS =
            Set.of("rates", "latency", "workers", "queueLimit", "hangSeconds", "pressure", "stream");

    private final List<Complaint> problems = new ArrayList<>();

    private BehaviourReader() {}

    static DeclaredBehaviour read(String where, String yaml) {
        BehaviourReader reader = new BehaviourReader();
        DeclaredBehaviour behaviour = null;
        try {
            behaviour = reader.behaviour(new YAMLMapper().readTree(yaml));
        } catch (JsonProcessingException e) {
            reader.problems.add(new Complaint("", "YAML", e.getOriginalMessage()));
        } catch (InvalidBehaviourException e) {
            reader.problems.addAll(e.complaints());
        }
        if (behaviour == null || !reader.problems.isEmpty()) {
            throw new InvalidBehaviourException(where, reader.problems);
        }
        return behaviour;
    }

    private DeclaredBehaviour behaviour(JsonNode tree) {
        DeclaredBehaviour plain = DeclaredBehaviour.clean();
        JsonNode root = mapping(tree, "", KEYS);
        JsonNode latency = mapping(root.path("latency"), "latency", Set.of("medianMillis", "sigma"));
        return new DeclaredBehaviour(
                rates(root.path("rates"), "rates"),
                number(latency, "latency.", "medianMillis", plain.medianMillis()),
                number(latency, "latency.", "sigma", plain.sigma()),
                whole(root, "workers", plain.workers()),
                whole(root, "queueLimit", plain.queueLimit()),
                whole(root, "hangSeconds", plain.hangSeconds()),
                pressure(root.path("pressure"), plain.pressure()),
                stream(root.path("stream"), plain.stream()));
    }

    private Stream stream(JsonNode tree, Stream plain) {
        JsonNode node = mapping(tree, "stream", Set.of("firstShare", "wordsPerSecond"));
        return new Stream(
                number(node, "stream.", "firstShare", plain.firstShare()),
                number(node, "stream.", "wordsPerSecond", plain.wordsPerSecond()));
    }

    private Pressure pressure(JsonNode tree, Pressure plain) {
        JsonNode node = mapping(tree, "pressure", Set.of("from", "full", "rates"));
        return new Pressure(
                number(node, "pressure.", "from", plain.from()),
                number(node, "pressure.", "full", plain.full()),
                rates(node.path("rates"), "pressure.rates"));
    }

    private Map<Flaw, Double> rates(JsonNode tree, String name) {
        Map<String, Flaw> flaws = new java.util.TreeMap<>();
        for (Flaw flaw : Flaw.values()) {
            flaws.put(key(flaw), flaw);
        }
        Map<Flaw, Double> rates = new EnumMap<>(Flaw.class);
        JsonNode node = mapping(tree, name, flaws.keySet());
        flaws.forEach((key, flaw) -> {
            if (node.has(key)) {
                rates.put(flaw, number(node, name + ".", key, 0));
            }
        });
        return rates;
    }

    private JsonNode mapping(JsonNode node, String name, Set<String> keys) {
        if (node.isMissingNode() || node.isNull()) {
            return new ObjectMapper().createObjectNode();
        }
        if (!node.isObject()) {
            problems.add(new Complaint(name, "a mapping", node.toString()));
            return new ObjectMapper().createObjectNode();
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                List<String> known = keys.stream().sorted().toList();
                problems.add(new Complaint(
                        name.isEmpty() ? key : name + "." + key,
                        "one of " + String.join(", ", known),
                        "the unknown key \"" + key + "\"",
                        known));
            }
        });
        return node;
    }

    private double number(JsonNode node, String prefix, String key, double otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            problems.add(new Complaint(prefix + key, "a number", value.toString()));
            return otherwise;
        }
        return value.asDouble();
    }

    private int whole(JsonNode node, String key, int otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
            problems.add(new Complaint(key, "a whole number", value.toString()));
            return otherwise;
        }
        return value.asInt();
    }

    /** The key of a flaw in the file: {@code missedHandoff}. */
    static String key(Flaw flaw) {
        StringBuilder key = new StringBuilder();
        for (String word : flaw.name().split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            key.append(key.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return key.toString();
    }

    static ObjectNode json(DeclaredBehaviour behaviour) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        behaviour
                .rates()
                .forEach((flaw, rate) -> root.withObjectProperty("rates").put(key(flaw), rate));
        root.putObject("latency").put("medianMillis", behaviour.medianMillis()).put("sigma", behaviour.sigma());
        root.put("workers", behaviour.workers())
                .put("queueLimit", behaviour.queueLimit())
                .put("hangSeconds", behaviour.hangSeconds());
        root.putObject("stream")
                .put("firstShare", behaviour.stream().firstShare())
                .put("wordsPerSecond", behaviour.stream().wordsPerSecond());
        ObjectNode pressure = root.putObject("pressure");
        pressure.put("from", behaviour.pressure().from())
                .put("full", behaviour.pressure().full());
        ObjectNode rates = pressure.putObject("rates");
        behaviour.pressure().rates().forEach((flaw, rate) -> rates.put(key(flaw), rate));
        return root;
    }
}
