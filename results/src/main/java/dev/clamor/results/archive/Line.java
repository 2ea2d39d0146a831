package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes members of a JSON object by the rules of the event log: NaN, false and empty things are left out. */
final class Line {
    private static final char REPLACEMENT = '\uFFFD';

    private Line() {}

    static void begin(JsonGenerator json, String kind, long atMicros) throws IOException {
        json.writeStringField(Keys.EVENT, kind);
        json.writeNumberField(Keys.AT, atMicros);
    }

    static void text(JsonGenerator json, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeFieldName(key);
            json.writeString(sound(value));
        }
    }

    static void number(JsonGenerator json, String key, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(key, value);
        }
    }

    static void flag(JsonGenerator json, String key, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(key, true);
        }
    }

    static void constant(JsonGenerator json, String key, Enum<?> value) throws IOException {
        json.writeStringField(key, value.name());
    }

    static void texts(JsonGenerator json, String key, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(key);
            for (String value : values) {
                json.writeString(sound(value));
            }
            json.writeEndArray();
        }
    }

    static void constants(JsonGenerator json, String key, List<? extends Enum<?>> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(key);
            for (Enum<?> value : values) {
                json.writeString(value.name());
            }
            json.writeEndArray();
        }
    }

    /** The text with every lone surrogate replaced by U+FFFD; the same object when there is none. */
    static String sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder sound = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .forEach(sound::appendCodePoint);
        return sound.toString();
    }
}
