package dev.clamor.results.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class RecordShapeTest {
    private enum Mood {
        CALM,
        CROSS
    }

    private record Source(String name, String text) {}

    private record Grown(String name, String text, double share) {}

    private record Nested(String name, String text, Optional<Source> from, SortedMap<String, List<Mood>> moods) {}

    private record Shrunk(String name) {}

    private record Retyped(String name, long text) {}

    private record Moody(String name, Mood text) {}

    @Test
    void a_type_that_the_schema_describes_has_no_problems() {
        assertThat(problems(Source.class)).isEmpty();
    }

    @Test
    void a_new_component_is_named_with_what_to_write_and_where() {
        assertThat(problems(Grown.class))
                .containsExactlyInAnyOrder(
                        "plan.share: expected at /$defs/source/properties of the schema "
                                + "\"share\": { \"type\": [\"number\",\"null\"] }. Found: nothing.",
                        "plan.share: expected \"share\" at /$defs/source/required. Found: [name, text].");
    }

    @Test
    void what_to_write_for_parts_of_parts_is_written_out() {
        assertThat(problems(Nested.class))
                .contains(
                        "plan.from: expected at /$defs/source/properties of the schema \"from\": "
                                + "{ \"type\": [\"object\", \"null\"], \"additionalProperties\": false, "
                                + "\"required\": [\"name\", \"text\"], \"properties\": "
                                + "{ \"name\": { \"type\": \"string\" }, \"text\": { \"type\": \"string\" } } }. Found: nothing.",
                        "plan.moods: expected at /$defs/source/properties of the schema \"moods\": "
                                + "{ \"type\": \"object\", \"additionalProperties\": { \"type\": \"array\", \"items\": "
                                + "{ \"enum\": [\"CALM\",\"CROSS\"] } } }. Found: nothing.");
    }

    @Test
    void a_component_that_went_is_named() {
        assertThat(problems(Shrunk.class))
                .containsExactly(
                        "plan.text: expected nothing at /$defs/source/properties. Found: no component of Shrunk.",
                        "plan.text: expected nothing at /$defs/source/required. Found: no component of Shrunk.");
    }

    @Test
    void another_type_is_named() {
        assertThat(problems(Retyped.class))
                .containsExactly("plan.text: expected \"type\": \"integer\" at /$defs/source/properties/text."
                        + " Found: \"string\".");
        assertThat(problems(Moody.class))
                .containsExactly("plan.text: expected \"enum\": [\"CALM\",\"CROSS\"] at /$defs/source/properties/text."
                        + " Found: nothing.");
    }

    private static List<String> problems(Type type) {
        return RecordShape.withNulls().problems(FileSchema.MANIFEST, "plan", "/properties/plan", type);
    }
}
