package dev.clamor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in a file beside the part of the schema that is about it.
 *
 * @param schema with references followed
 * @param path as messages have it: {@code goals[0].intent}; empty for the whole file
 * @param steps names of members and indexes of elements from the top
 */
record SchemaPlace(JsonNode schema, JsonNode value, String path, List<Object> steps) {
    /** Every place of a file, the file itself first. */
    static List<SchemaPlace> of(JsonNode schema, JsonNode file) {
        List<SchemaPlace> places = new ArrayList<>();
        visit(schema, new SchemaPlace(schema, file, "", List.of()), places);
        return places;
    }

    private static void visit(JsonNode root, SchemaPlace here, List<SchemaPlace> places) {
        JsonNode schema = followed(root, here.schema, here.value);
        SchemaPlace place = new SchemaPlace(schema, here.value, here.path, here.steps);
        places.add(place);
        here.value.properties().forEach(member -> {
            JsonNode named = schema.path("properties").path(member.getKey());
            JsonNode about = named.isMissingNode() ? schema.path("additionalProperties") : named;
            String path = here.path.isEmpty() ? member.getKey() : here.path + "." + member.getKey();
            visit(root, new SchemaPlace(about, member.getValue(), path, place.and(member.getKey())), places);
        });
        for (int i = 0; here.value.isArray() && i < here.value.size(); i++) {
            SchemaPlace element =
                    new SchemaPlace(schema.path("items"), here.value.get(i), here.path + "[" + i + "]", place.and(i));
            visit(root, element, places);
        }
    }

    /** The schema that is meant: behind a reference, for mappings, or before the placeholder that may stand instead. */
    private static JsonNode followed(JsonNode root, JsonNode schema, JsonNode value) {
        JsonNode meant =
                schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
        if (meant.has("then") && !meant.has("properties")) {
            meant = meant.get(value.isObject() ? "then" : "else");
        }
        if (meant.has("anyOf")) {
            JsonNode list = meant.get("anyOf").get(1);
            meant = list.path("type").asText().equals("array") && value.isArray()
                    ? list
                    : meant.get("anyOf").get(0);
        }
        return meant;
    }

    private List<Object> and(Object step) {
        List<Object> all = new ArrayList<>(steps);
        all.add(step);
        return List.copyOf(all);
    }

    /** Whether no other keys may stand here than those that the schema names. */
    boolean closed() {
        return schema.path("additionalProperties").isBoolean();
    }

    /** The file with another value here. */
    JsonNode replaced(JsonNode file, JsonNode value) {
        JsonNode copy = file.deepCopy();
        JsonNode parent = parent(copy);
        Object last = steps.get(steps.size() - 1);
        if (last instanceof Integer index) {
            ((ArrayNode) parent).set(index, value);
        } else {
            ((ObjectNode) parent).set((String) last, value);
        }
        return copy;
    }

    /** The file without this member. */
    JsonNode removed(JsonNode file) {
        JsonNode copy = file.deepCopy();
        ((ObjectNode) parent(copy)).remove((String) steps.get(steps.size() - 1));
        return copy;
    }

    /** The file with another member in this mapping. */
    JsonNode added(JsonNode file, String key, JsonNode value) {
        JsonNode copy = file.deepCopy();
        ((ObjectNode) at(copy, steps)).set(key, value);
        return copy;
    }

    private JsonNode parent(JsonNode file) {
        return at(file, steps.subList(0, steps.size() - 1));
    }

    private static JsonNode at(JsonNode file, List<Object> steps) {
        JsonNode node = file;
        for (Object step : steps) {
            node = step instanceof Integer index ? node.get(index) : node.get((String) step);
        }
        return node;
    }

    /** Whether it is a member of a mapping, not an element of a list or the whole file. */
    boolean member() {
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof String;
    }
}
