package dev.clamor.results.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the JSON files are written: keys in the order of the record's components, maps in their own (sorted) order,
 * numbers as plain decimals that read back to the same double, {@code null} where there is no number, two spaces and a
 * line feed whatever the machine.
 */
final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("plain-numbers")
                    .addSerializer(Double.class, new PlainDouble())
                    .addSerializer(Double.TYPE, new PlainDouble())
                    .addSerializer(Optional.class, new OrNull()))
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final ObjectWriter INDENTED = MAPPER.writer(printer());

    private ReportJson() {}

    /** Records, maps, lists and scalars as JSON, ended by a line feed. */
    static String text(Object value) throws IOException {
        return INDENTED.writeValueAsString(value) + "\n";
    }

    /** The same without white space. */
    static String compact(Object value) throws IOException {
        return MAPPER.writeValueAsString(value);
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }

    private static final class PlainDouble extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isNaN() || value.isInfinite()) {
                out.writeNull();
            } else {
                out.writeNumber(new BigDecimal(value.toString()));
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OrNull extends JsonSerializer<Optional> {
        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }
}
