package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import dev.clamor.results.archive.EventCodec.BadEventException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private final EventEncoder encoder = new EventEncoder();

    @Test
    void decoding_what_was_encoded_gives_an_equal_event() throws BadEventException {
        RandomEvents events = new RandomEvents(new SplittableRandom(20));
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            LogEvent event = events.next();
            byte[] line = encoder.encoded(event);
            assertThat(line).doesNotContain((byte) '\n', (byte) '\r', (byte) 0x1b);
            assertThat(EventCodec.decode(line, 0, line.length)).isEqualTo(event);
            kinds.add(event.getClass().getSimpleName());
        }
        assertThat(kinds)
                .containsExactlyElementsOf(Stream.of(TurnEvent.class, RunEvent.class)
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                        .map(Class::getSimpleName)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001\u001f\u007f\u0080\u009f",
                "\u001b[2J\u001b[31mred",
                "a\u2028b\u2029c\u0085d",
                "line\r\nbreak\n",
                "{\"e\":\"ended\"}\\",
                "\uFEFFbom \uFFFE \uFFFF",
                "\uD83D\uDE00 pair"
            })
    void hostile_text_survives(String text) throws BadEventException {
        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @Test
    void long_text_survives() throws BadEventException {
        String text = "x\u0000😀\"".repeat(25_000);
        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @Test
    void lone_surrogates_become_the_replacement_character() throws BadEventException {
        assertThat(roundTrip("a\uD800b")).isEqualTo("a\uFFFDb");
        assertThat(roundTrip("\uDC00\uD800")).isEqualTo("\uFFFD\uFFFD");
        assertThat(roundTrip("\uD83D\uDE00\uD83D")).isEqualTo("\uD83D\uDE00\uFFFD");
    }

    @Test
    void infinite_numbers_become_nan() throws BadEventException {
        byte[] line = encoder.encoded(new RunEvent.HealthSampled(1, 2, 3, 4, 5, 6, 7, Double.POSITIVE_INFINITY, 8));
        assertThat(((RunEvent.HealthSampled) EventCodec.decode(line, 0, line.length)).cpu())
                .isNaN();
    }

    @Test
    void the_order_of_keys_does_not_matter_and_unknown_ones_are_skipped() throws BadEventException {
        assertThat(decode("{\"step\":\"ACT\",\"new\":{\"x\":[1,{}]},\"fault\":\"RESET\",\"lat\":7,\"n\":2,"
                        + "\"c\":\"c-000001.3\",\"t\":5,\"e\":\"failed\"}"))
                .isEqualTo(new TurnFailed(new ContactId(1 << 8 | 2), 5, 2, 7, Fault.RESET, "", JourneyStep.ACT));
    }

    @Test
    void an_event_that_cannot_be_written_leaves_nothing_behind() throws BadEventException {
        LogEvent good = new TurnFailed(new ContactId(0), 1, 1, 1, Fault.RESET, "", JourneyStep.ACT);
        @SuppressWarnings("NullAway")
        LogEvent broken = new TurnFailed(new ContactId(0), 1, 1, 1, null, "", JourneyStep.ACT);
        assertThatThrownBy(() -> encoder.encoded(broken)).isInstanceOf(NullPointerException.class);
        byte[] line = encoder.encoded(good);
        assertThat(EventCodec.decode(line, 0, line.length)).isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "nonsense",
                "{",
                "{}",
                "{\"e\":\"ended\"}",
                "{\"e\":\"exploded\",\"t\":1}",
                "{\"e\":7,\"t\":1}",
                "{\"e\":\"ended\",\"t\":1,\"planned\":1,\"opened\":1,\"closed\":1,\"r\":\"BORED\",\"faults\":0}",
                "{\"e\":\"ended\",\"t\":1.5,\"planned\":1,\"opened\":1,\"closed\":1,\"r\":\"CRASHED\",\"faults\":0}",
                "{\"e\":\"ended\",\"t\":99999999999999999999,\"planned\":1}",
                "{\"e\":\"ended\",\"t\":1,\"planned\":1,\"opened\":1,\"closed\":1,\"r\":\"CRASHED\",\"faults\":0} x",
                "{\"e\":\"failed\",\"t\":1,\"c\":\"one\",\"n\":1,\"lat\":1,\"fault\":\"RESET\",\"step\":\"ACT\"}",
                "{\"e\":\"failed\",\"t\":1,\"c\":\"c-1\",\"n\":1,\"lat\":1,\"fault\":\"RESET\",\"step\":\"ACT\"}",
                "{\"e\":\"failed\",\"t\":1,\"c\":\"c-000001\",\"n\":9999999999,\"lat\":1,\"fault\":\"RESET\",\"step\":\"ACT\"}",
                "{\"e\":\"failed\",\"t\":1,\"c\":\"c-000001\",\"n\":1,\"lat\":1,\"fault\":\"RESET\",\"step\":null}",
                "{\"e\":\"closed\",\"t\":1,\"c\":\"c-000001\",\"out\":\"lost\"}",
                "{\"e\":\"closed\",\"t\":1,\"c\":\"c-000001\",\"out\":\"escalated\",\"goals\":7}",
                "{\"e\":\"closed\",\"t\":1,\"c\":\"c-000001\",\"out\":\"escalated\",\"goals\":[7]}",
                "{\"e\":\"closed\",\"t\":1,\"c\":\"c-000001\",\"out\":\"escalated\",\"breached\":\"yes\"}"
            })
    void anything_else_is_refused_with_a_reason(String line) {
        assertThatThrownBy(() -> decode(line))
                .isInstanceOf(BadEventException.class)
                .hasMessageMatching("(?s)expected .+\\. Found: .+\\.");
    }

    @Test
    void invalid_utf_8_is_refused() {
        byte[] line = "{\"e\":\"xx\"}".getBytes(StandardCharsets.UTF_8);
        line[6] = (byte) 0xC3;
        line[7] = (byte) 0x28;
        assertThatThrownBy(() -> EventCodec.decode(line, 0, line.length)).isInstanceOf(BadEventException.class);
    }

    @Test
    void the_examples_of_the_documentation_decode_to_every_kind_and_print_the_same() throws Exception {
        List<String> examples =
                documentation().lines().filter(l -> l.startsWith("{\"e\":")).toList();
        for (String example : examples) {
            assertThat(new String(encoder.encoded(decode(example)), StandardCharsets.UTF_8))
                    .isEqualTo(example);
        }
        assertThat(examples.stream().map(l -> l.split("\"")[3]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Keys.KINDS);
    }

    @Test
    void the_documentation_names_every_key_that_is_written() throws IOException {
        String documentation = documentation();
        RandomEvents events = new RandomEvents(new SplittableRandom(21));
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            String line = new String(encoder.encoded(events.next()), StandardCharsets.UTF_8);
            java.util.regex.Pattern.compile("[{,]\"([a-zA-Z0-9]{1,8})\":")
                    .matcher(line)
                    .results()
                    .forEach(m -> keys.add(m.group(1)));
        }
        assertThat(keys).hasSizeGreaterThan(60);
        assertThat(keys).allSatisfy(key -> assertThat(documentation).contains("| `" + key + "` |"));
    }

    private static String documentation() throws IOException {
        Path here = Path.of("..", "docs", "event-log.md");
        return Files.readString(here);
    }

    private String roundTrip(String text) throws BadEventException {
        byte[] line = encoder.encoded(new TurnFailed(new ContactId(0), 1, 1, 1, Fault.RESET, text, JourneyStep.ACT));
        return ((TurnFailed) EventCodec.decode(line, 0, line.length)).detail();
    }

    private static LogEvent decode(String line) throws BadEventException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return EventCodec.decode(bytes, 0, bytes.length);
    }
}
