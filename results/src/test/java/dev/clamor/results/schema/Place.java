package dev.clamor.results.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A part of a schema and the names that lead there.
 *
 * @param path in the file that is described, such as {@code snapshot.latency.service}
 * @param pointer in the schema, such as {@code /$defs/latency}
 */
record Place(JsonNode root, String path, String pointer) {
    static Place root(JsonNode root, String path) {
        return new Place(root, path, "");
    }

    JsonNode node() {
        return root.at(pointer);
    }

    /** What a reference leads to; the place itself if it is none. */
    Place target() {
        JsonNode ref = node().path("$ref");
        return ref.isMissingNode() ? this : new Place(root, path, ref.asText().substring(1)).target();
    }

    Place member(String key) {
        return new Place(root, path.isEmpty() ? key : path + "." + key, pointer + "/properties/" + key);
    }

    Place items() {
        return new Place(root, path + "[]", pointer + "/items");
    }

    Place values() {
        return new Place(root, path + ".*", pointer + "/additionalProperties");
    }

    /** In the grammar of all messages. */
    String problem(String expected, String found) {
        return path + ": expected " + expected + ". Found: " + found + ".";
    }
}
