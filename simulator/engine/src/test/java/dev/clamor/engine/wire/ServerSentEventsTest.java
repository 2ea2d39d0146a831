package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of section 9.2.6 of the WHATWG HTML standard where a test says so. */
class ServerSentEventsTest {
    private final List<String> seen = new ArrayList<>();
    private final ServerSentEvents events = new ServerSentEvents((type, data) -> seen.add(type + "|" + data), 1_000);

    private List<String> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        events.bytes(bytes, bytes.length);
        return seen;
    }

    @Test
    void data_lines_are_joined_by_line_feeds_as_in_the_standards_stocks_example() {
        assertThat(read("data: YHOO\ndata: +2\ndata: 10\n\n")).containsExactly("message|YHOO\n+2\n10");
    }

    @Test
    void comments_and_events_without_data_are_none_as_in_the_standards_second_example() {
        assertThat(read(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"))
                .containsExactly("message|first event", "message|second event", "message| third event");
    }

    @Test
    void an_empty_data_field_is_an_event_as_in_the_standards_third_example() {
        assertThat(read("data\n\ndata\ndata\n\ndata:")).containsExactly("message|", "message|\n");
    }

    @Test
    void one_space_after_the_colon_is_not_part_of_the_value_as_in_the_standards_fourth_example() {
        assertThat(read("data:test\n\ndata: test\n\n")).containsExactly("message|test", "message|test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_end_in_any_of_three_ways(String end) {
        assertThat(read("event: delta" + end + "data: a" + end + "data: b" + end + end + "data: c" + end + end))
                .containsExactly("delta|a\nb", "message|c");
    }

    @Test
    void an_event_name_without_data_is_forgotten() {
        assertThat(read("event: done\n\ndata: a\n\n")).containsExactly("message|a");
    }

    @Test
    void a_byte_order_mark_counts_only_at_the_start() {
        assertThat(read("\uFEFFdata: a\n\n\uFEFFdata: b\n\ndata: c\n\n")).containsExactly("message|a", "message|c");
    }

    @Test
    void ids_and_retries_change_nothing() {
        assertThat(read("id: 7\nretry: 1500\ndata: a\n\nid: 8\0\nretry: soon\nretry\ndata: b\n\nid: 9\n\n"))
                .containsExactly("message|a", "message|b");
    }

    @Test
    void unknown_fields_and_names_in_other_cases_are_ignored() {
        assertThat(read("Data: a\nfoo: b\n data: c\n:data: d\ndata: e\n\n")).containsExactly("message|e");
    }

    @Test
    void an_event_cut_short_by_the_end_is_none() {
        assertThat(read("data: a\n\ndata: b\n")).containsExactly("message|a");
    }

    @Test
    void bytes_that_are_no_utf_8_are_replaced() {
        byte[] bytes = {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n', '\n'};
        events.bytes(bytes, bytes.length);
        assertThat(seen).containsExactly("message|\uFFFD");
    }

    @Test
    void a_stream_reads_the_same_wherever_it_is_cut() {
        byte[] stream =
                "\uFEFF: hi\r\nevent: delta\r\ndata: \u20ac\ud83d\ude00\r\ndata: z\r\n\r\nid: 1\rdata: b\r\r\ndata: c\n\n"
                        .getBytes(StandardCharsets.UTF_8);
        events.bytes(stream, stream.length);
        List<String> whole = List.copyOf(seen);
        assertThat(whole).containsExactly("delta|\u20ac\ud83d\ude00\nz", "message|b", "message|c");
        for (int cut = 0; cut <= stream.length; cut++) {
            List<String> parts = new ArrayList<>();
            ServerSentEvents cutEvents = new ServerSentEvents((type, data) -> parts.add(type + "|" + data), 1_000);
            cutEvents.bytes(stream, cut);
            cutEvents.bytes(Arrays.copyOfRange(stream, cut, stream.length), stream.length - cut);
            assertThat(parts).as("cut at %d", cut).isEqualTo(whole);
        }
        seen.clear();
        ServerSentEvents single = new ServerSentEvents((type, data) -> seen.add(type + "|" + data), 1_000);
        for (byte one : stream) {
            single.bytes(new byte[] {one}, 1);
        }
        assertThat(seen).isEqualTo(whole);
    }

    @Test
    void a_line_without_an_end_overflows_instead_of_growing() {
        read("data: " + "x".repeat(994));
        assertThat(events.overflowed()).isFalse();
        read("x");
        assertThat(events.overflowed()).isTrue();
        assertThat(read("\n\ndata: a\n\n")).isEmpty();
    }

    @Test
    void data_without_an_end_overflows_instead_of_growing() {
        read("data: xxxxxxxxx\n".repeat(99));
        assertThat(events.overflowed()).isFalse();
        read("data: xxxxxxxxx\n".repeat(3));
        assertThat(events.overflowed()).isTrue();
    }

    @Test
    void comments_may_go_on_for_ever() {
        read(": ping\n\n".repeat(10_000));
        assertThat(events.overflowed()).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void bytes_at_random_never_throw() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] alphabet = "data:event id\r\n\n\n: \uFEFF\0\u20ac".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[200];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = alphabet[random.nextInt(alphabet.length)];
            }
            new ServerSentEvents((type, data) -> assertThat(type).isNotEmpty(), 50).bytes(noise, noise.length);
        }
    }
}
