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
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Visible;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the JSON files are written: keys in the order of the record's components, maps in their own (sorted) order,
 * numbers as plain decimals that read back to the same double, {@code null} where there is no number, two spaces and a
 * line feed whatever the machine. Characters that act unseen are escaped.
 */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("plain-numbers")
                    .addSerializer(Double.class, new PlainDouble())
                    .addSerializer(Double.TYPE, new PlainDouble())
                    .addSerializer(LatencySummary.class, new Latency())
                    .addSerializer(Optional.class, new OrNull()))
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final ObjectWriter INDENTED = MAPPER.writer(printer());

    private ReportJson() {}

    /** Records, maps, lists and scalars as JSON, ended by a line feed. */
    public static String text(Object value) throws IOException {
        return inert(INDENTED.writeValueAsString(value)) + "\n";
    }

    /** The same without white space. */
    public static String compact(Object value) throws IOException {
        return inert(MAPPER.writeValueAsString(value));
    }

    /** Characters that act, and lone surrogates, which UTF-8 has no bytes for, as escapes; the value is the same. */
    private static String inert(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int point = json.codePointAt(i);
            boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            boolean layout = point == '\n';
            if (lone || Visible.acts(point) && !layout) {
                for (char unit : Character.toChars(point)) {
                    out.append(String.format("\\u%04X", (int) unit));
                }
            } else {
                out.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return out.toString();
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
                out.writeNumber(new BigDecimal(value.toString()).stripTrailingZeros());
            }
        }
    }

    /** The numbers, and instead of every time by rank the intervals that are read from them. */
    private static final class Latency extends JsonSerializer<LatencySummary> {
        @Override
        public void serialize(LatencySummary latency, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("count", latency.count());
            for (Percentile percentile : Percentile.values()) {
                numbers.put(percentile.id(), percentile.millis(latency));
            }
            numbers.put("max", latency.max());
            numbers.put("mean", latency.mean());
            Map<String, Object> intervals = new LinkedHashMap<>();
            for (Percentile percentile : Percentile.values()) {
                intervals.put(percentile.id(), percentile.range(latency));
            }
            numbers.put("intervals", intervals);
            provider.defaultSerializeValue(numbers, out);
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
