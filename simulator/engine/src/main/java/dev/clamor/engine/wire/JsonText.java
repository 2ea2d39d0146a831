package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** JSON texts and the trees that they stand for. A text that is no JSON, or more than one value, is a missing node. */
final class JsonText {
    private JsonText() {}

    /** The tree of a body; never throws. */
    static JsonNode parse(byte[] body) {
        try {
            return found(JsonBody.JSON.readTree(body));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The tree of a text; never throws. */
    static JsonNode parse(String text) {
        try {
            return found(JsonBody.JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode found(JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }

    /** The text of a member, empty if it is not there or no text. */
    static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() ? value.textValue() : "";
    }
}
