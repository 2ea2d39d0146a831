package dev.clamor.results.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was seen in files, held against their schema in both directions: a key or constant that the schema does not have,
 * and one that the schema has and nobody writes. Each problem names the path and what to write.
 */
public final class Written {
    private final JsonNode schema;
    private final Set<String> strangers = new TreeSet<>();
    private final SortedMap<String, Keys> objects = new TreeMap<>();
    private final SortedMap<String, Constants> constants = new TreeMap<>();

    /** Nothing seen yet. */
    public Written(FileSchema schema) {
        this.schema = Schemas.tree(schema);
    }

    /** Sees one file, or one line. */
    public void see(String json) {
        see(Schemas.tree(json), Place.root(schema, ""));
    }

    /** Keys and constants that the schema does not have. */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** Keys that the schema has and that never were, or that it requires and that were not always, or the other way. */
    public List<String> deadKeys() {
        List<String> problems = new ArrayList<>();
        objects.values().forEach(keys -> keys.problems(problems));
        return problems;
    }

    /** Constants that the schema has and that never were. */
    public List<String> deadConstants() {
        List<String> problems = new ArrayList<>();
        constants.values().forEach(seen -> seen.problems(problems));
        return problems;
    }

    private void see(JsonNode value, Place from) {
        Place place = from.target();
        if (place.node().has("oneOf")) {
            branch(value, place);
        } else if (value.isObject() && place.node().has("properties")) {
            members(value, place);
        } else if (value.isObject() && place.node().path("additionalProperties").isObject()) {
            value.forEach(each -> see(each, place.values()));
        } else if (value.isArray()) {
            value.forEach(each -> see(each, place.items()));
        } else if (place.node().has("enum")) {
            constants
                    .computeIfAbsent(place.path(), path -> new Constants(place, new TreeSet<>()))
                    .see(value, strangers);
        }
    }

    private void branch(JsonNode value, Place place) {
        for (int i = 0; i < place.node().get("oneOf").size(); i++) {
            Place choice = new Place(place.root(), place.path(), place.pointer() + "/oneOf/" + i).target();
            String is = constant(value, choice.node());
            if (!is.isEmpty()) {
                see(
                        value,
                        new Place(
                                choice.root(),
                                place.path().isEmpty() ? is : place.path() + "(" + is + ")",
                                choice.pointer()));
                return;
            }
        }
        strangers.add(place.problem("one of the kinds at " + place.pointer() + "/oneOf", value.toString()));
    }

    /** The constant by which the value is of this kind; empty if it is not. */
    private static String constant(JsonNode value, JsonNode choice) {
        for (Map.Entry<String, JsonNode> each : choice.path("properties").properties()) {
            JsonNode constant = each.getValue().path("const");
            if (!constant.isMissingNode() && constant.equals(value.get(each.getKey()))) {
                return constant.asText();
            }
        }
        return "";
    }

    private void members(JsonNode value, Place place) {
        Keys keys = objects.computeIfAbsent(place.path(), path -> new Keys(place));
        keys.objects++;
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            Place member = place.member(each.getKey());
            keys.seen.merge(each.getKey(), 1, Integer::sum);
            if (place.node().get("properties").has(each.getKey())) {
                see(each.getValue(), member);
            } else {
                strangers.add(member.problem(
                        "\"" + each.getKey() + "\" at " + place.pointer() + "/properties of the schema",
                        "nothing there"));
            }
        }
    }

    private static final class Keys {
        private final Place place;
        private final SortedMap<String, Integer> seen = new TreeMap<>();
        private int objects;

        Keys(Place place) {
            this.place = place;
        }

        void problems(List<String> problems) {
            Set<String> required = new TreeSet<>();
            place.node().path("required").forEach(name -> required.add(name.asText()));
            place.node().get("properties").fieldNames().forEachRemaining(key -> {
                int times = seen.getOrDefault(key, 0);
                if (times == 0) {
                    problems.add(place.member(key).problem("a key that is written", "it never was"));
                } else if (times == objects != required.contains(key)) {
                    problems.add(place.member(key)
                            .problem(
                                    times == objects
                                            ? "\"" + key + "\" at " + place.pointer() + "/required"
                                            : "no \"" + key + "\" at " + place.pointer() + "/required",
                                    "written " + times + " of " + objects + " times"));
                }
            });
        }
    }

    private record Constants(Place place, Set<String> seen) {
        void see(JsonNode value, Set<String> strangers) {
            seen.add(value.asText());
            for (JsonNode constant : place.node().get("enum")) {
                if (constant.equals(value)) {
                    return;
                }
            }
            strangers.add(place.problem(value + " at " + place.pointer() + "/enum of the schema", "nothing there"));
        }

        void problems(List<String> problems) {
            for (JsonNode constant : place.node().get("enum")) {
                if (!seen.contains(constant.asText())) {
                    problems.add(place.problem("only constants that are written", constant.toString()));
                }
            }
        }
    }
}
