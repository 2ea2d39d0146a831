package dev.clamor.results.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTest {
    private static final String ENDED =
            "{\"e\":\"ended\",\"t\":1,\"planned\":1,\"opened\":1,\"closed\":1,\"r\":\"CRASHED\",\"faults\":0}";

    private static final String RETRIED = "{\"e\":\"retried\",\"t\":1,\"c\":\"c-000001\",\"n\":1,\"fault\":\"TLS\"}";

    private final Written written = new Written(FileSchema.EVENTS);

    @Test
    void a_key_and_a_constant_that_the_schema_does_not_have_are_named() {
        written.see(ENDED.replace("CRASHED", "BORED").replace("\"faults\"", "\"faultz\""));
        assertThat(written.strangers())
                .containsExactly(
                        "ended.faultz: expected \"faultz\" at /$defs/ended/properties of the schema. Found: nothing there.",
                        "ended.r: expected \"BORED\" at /$defs/ended/properties/r/enum of the schema. Found: nothing there.");
    }

    @Test
    void parts_of_parts_are_named_by_their_path() {
        written.see("{\"e\":\"verified\",\"t\":1,\"c\":\"c-000001\",\"acts\":[{\"new\":1,\"st\":\"DONE\"}]}");
        assertThat(written.strangers())
                .containsExactly("verified.acts[].new: expected \"new\" at /$defs/action/properties of the schema."
                        + " Found: nothing there.");
    }

    @Test
    void another_kind_is_named() {
        written.see("{\"e\":\"slept\"}");
        assertThat(written.strangers())
                .containsExactly(": expected one of the kinds at /oneOf. Found: {\"e\":\"slept\"}.");
    }

    @Test
    void what_nobody_writes_is_named() {
        written.see(RETRIED.replace(",\"fault\":\"TLS\"", ""));
        written.see(ENDED);
        assertThat(written.strangers()).isEmpty();
        assertThat(written.deadKeys()).contains("retried.fault: expected a key that is written. Found: it never was.");
        assertThat(written.deadConstants())
                .contains("ended.r: expected only constants that are written. Found: \"COMPLETED\".")
                .doesNotContain("ended.r: expected only constants that are written. Found: \"CRASHED\".");
    }

    @Test
    void what_is_required_is_what_was_written_every_time() {
        written.see(RETRIED);
        assertThat(written.deadKeys()).isEmpty();
        written.see(RETRIED.replace(",\"fault\":\"TLS\"", ""));
        assertThat(written.deadKeys())
                .containsExactly(
                        "retried.fault: expected no \"fault\" at /$defs/retried/required. Found: written 1 of 2 times.");
    }
}
