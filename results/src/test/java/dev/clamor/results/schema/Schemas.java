package dev.clamor.results.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The shipped schemas as a validator, which is not ours, reads them. */
public final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Schemas() {}

    /** The text as a tree. */
    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** The schema as a tree. */
    public static ObjectNode tree(FileSchema schema) {
        return (ObjectNode) tree(schema.text());
    }

    /** What is wrong with a file; empty if nothing. */
    public static List<String> errors(FileSchema schema, String json) {
        return errors(validator(schema.text()), json);
    }

    /** What is wrong with a text; empty if nothing. */
    public static List<String> errors(Schema validator, String json) {
        return validator.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** A validator of the whole file. */
    public static Schema validator(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }

    /** A validator of one kind of event alone, whose errors are about that kind only. */
    public static Schema eventValidator(String kind) {
        ObjectNode schema = tree(FileSchema.EVENTS);
        schema.remove("oneOf");
        return validator(schema.put("$ref", "#/$defs/" + kind).toString());
    }
}
