package dev.clamor.results.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts of the JSON Schemas in the program, whichever module brings them. */
public final class SchemaText {
    private static final String FOLDER = "/clamor/schema/";

    private SchemaText() {}

    /** The text of the schema in the file {@code name.schema.json}. */
    public static String of(String name) {
        String resource = FOLDER + name + ".schema.json";
        try (InputStream in = SchemaText.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("class path: expected " + resource + ". Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
