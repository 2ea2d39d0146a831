package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.LogEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Turns events into lines of the event log: one JSON object in UTF-8, ended by a line feed. The keys are those of
 * {@code docs/event-log.md}.
 *
 * <p>An event is written whole or not at all: it is encoded into memory first. Not thread-safe.
 */
final class EventEncoder {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();
    private static final int FIRST_SIZE = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(FIRST_SIZE);
    private JsonGenerator json;

    EventEncoder() {
        json = generator();
    }

    private JsonGenerator generator() {
        try {
            JsonGenerator fresh = FACTORY.createGenerator(line, JsonEncoding.UTF8);
            fresh.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one line. An event that cannot be encoded (a missing part) leaves nothing behind and is thrown on. */
    void write(LogEvent event, OutputStream out) throws IOException {
        encode(event);
        line.writeTo(out);
        out.write('\n');
    }

    /** The line, without the line feed. */
    byte[] encoded(LogEvent event) {
        encode(event);
        return line.toByteArray();
    }

    private void encode(LogEvent event) {
        line.reset();
        try {
            EventCodec.encode(event, json);
            json.flush();
        } catch (IOException e) {
            json = generator();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            json = generator();
            throw e;
        }
    }
}
