package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.clamor.conversation.LogEvent;
import dev.clamor.results.schema.EveryValue;
import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.Schemas;
import dev.clamor.results.schema.Written;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code event.schema.json} against the events as they are written. */
class EventSchemaTest {
    private static final int RANDOM_EVENTS = 3_000;

    private final EventEncoder encoder = new EventEncoder();
    private final Map<String, Schema> validators = new HashMap<>();

    static Stream<Class<?>> kinds() {
        return EveryValue.kinds(LogEvent.class).stream();
    }

    @Test
    void every_key_and_constant_of_every_event_is_in_the_schema_and_no_other() {
        Written written = new Written(FileSchema.EVENTS);
        kinds().flatMap(kind -> EveryValue.records(kind).stream()).forEach(event -> written.see(line(event)));

        assertThat(written.strangers()).isEmpty();
        assertThat(written.deadKeys()).isEmpty();
        assertThat(written.deadConstants()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_component_of_an_event_is_written(Class<?> kind) {
        EveryValue every = new EveryValue(kind);
        String plain = line(every.plainest());
        for (int i = 0; i < kind.getRecordComponents().length; i++) {
            assertThat(every.varied(i))
                    .as("%s.%s", kind.getSimpleName(), kind.getRecordComponents()[i].getName())
                    .isNotEmpty()
                    .allSatisfy(other -> assertThat(line(other)).isNotEqualTo(plain));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_value_of_every_component_keeps_to_the_schema(Class<?> kind) {
        for (Object event : EveryValue.records(kind)) {
            assertThat(errors(line(event))).as(line(event)).isEmpty();
        }
    }

    @Test
    void random_events_keep_to_the_schema() {
        RandomEvents events = new RandomEvents(new SplittableRandom(22));
        for (int i = 0; i < RANDOM_EVENTS; i++) {
            String line = line(events.next());
            assertThat(errors(line)).as(line).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_key_by_another_name_is_refused_wherever_it_stands(Class<?> kind) {
        JsonNode line = Schemas.tree(line(new EveryValue(kind).fullest()));
        List<String> renamed = new ArrayList<>();
        line.fieldNames().forEachRemaining(key -> {
            ObjectNode other = line.deepCopy();
            other.set(key + "2", other.remove(key));
            if (!key.equals(Keys.EVENT)) {
                assertThat(errors(other.toString())).as(key).isNotEmpty();
                renamed.add(key);
            }
        });
        assertThat(renamed).hasSize(line.size() - 1);
    }

    @Test
    void the_whole_schema_takes_one_kind_at_a_time() {
        Schema whole = Schemas.validator(FileSchema.EVENTS.text());
        kinds().forEach(kind -> {
            String line = line(new EveryValue(kind).fullest());
            assertThat(Schemas.errors(whole, line)).as(line).isEmpty();
            assertThat(Schemas.errors(whole, line.replaceFirst("\"e\":\"[a-z]+\"", "\"e\":\"slept\"")))
                    .isNotEmpty();
        });
        assertThat(Schemas.errors(whole, "{}")).isNotEmpty();
    }

    @Test
    void what_an_outcome_needs_is_required() {
        String failed = "{\"e\":\"closed\",\"t\":1,\"c\":\"c-000001\",\"out\":\"agent_failed\"}";
        assertThat(errors(failed)).isNotEmpty();
        assertThat(errors(failed.replace("}", ",\"fault\":\"TLS\"}"))).isEmpty();
        assertThat(errors(failed.replace("agent_failed", "discarded"))).isNotEmpty();
        assertThat(errors(failed.replace("agent_failed", "escalated"))).isEmpty();
    }

    private List<String> errors(String line) {
        String kind = Schemas.tree(line).path(Keys.EVENT).asText();
        return Schemas.errors(validators.computeIfAbsent(kind, Schemas::eventValidator), line);
    }

    private String line(Object event) {
        return new String(encoder.encoded((LogEvent) event), StandardCharsets.UTF_8);
    }
}
