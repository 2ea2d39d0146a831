package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.results.archive.RunArchive.EventLog;
import dev.clamor.results.archive.RunArchive.ReadReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArchiveTest {
    private static final Manifest MANIFEST = Manifests.planned(100);

    @TempDir
    Path temporary;

    @Test
    void what_was_written_is_read_in_order() throws IOException {
        Path folder = temporary.resolve("runs/one");
        List<LogEvent> events = events(5_000);
        try (EventLog log = RunArchive.create(folder, MANIFEST)) {
            events.forEach(log::accept);
        }
        List<LogEvent> read = new ArrayList<>();
        assertThat(RunArchive.read(folder, read::add)).isEqualTo(new ReadReport(5_000, false));
        assertThat(read).isEqualTo(events);
        assertThat(RunArchive.manifest(folder)).isEqualTo(MANIFEST);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("manifest.json", "events.jsonl");
        }
    }

    @Test
    void equal_manifests_print_equal() throws IOException {
        RunArchive.create(temporary.resolve("a"), MANIFEST).close();
        RunArchive.create(temporary.resolve("b"), Manifests.planned(100)).close();
        String a = Files.readString(temporary.resolve("a/manifest.json"));
        assertThat(a).isEqualTo(Files.readString(temporary.resolve("b/manifest.json")));
        assertThat(a)
                .startsWith(
                        "{\n  \"schemaVersion\" : 1,\n  \"runId\" : \"run-1\",".replace("\n", System.lineSeparator()));
    }

    @Test
    void events_of_one_contact_stay_in_order_whoever_writes_besides() throws Exception {
        int threads = 4;
        int each = 20_000;
        EventLog log = RunArchive.create(temporary.resolve("r"), MANIFEST);
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            ContactId contact = ContactId.ofArrival(t);
            Thread writer = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    log.accept(new TurnEvent.HandedOff(contact, i, i, "", "", false, 0, 0));
                }
            });
            writers.add(writer);
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        log.close();
        assertThat(log.backlog()).isZero();
        long[] next = new long[threads];
        ReadReport report = RunArchive.read(temporary.resolve("r"), e -> {
            TurnEvent event = (TurnEvent) e;
            int t = (int) event.contact().arrival();
            assertThat(event.atMicros()).isEqualTo(next[t]++);
        });
        assertThat(report).isEqualTo(new ReadReport((long) threads * each, false));
    }

    @Test
    void a_folder_with_a_run_is_not_overwritten() {
        RunArchive.create(temporary, MANIFEST).close();
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.create(temporary, MANIFEST))
                .withMessageContaining("expected a folder without a run. Found: manifest.json.");
    }

    @Test
    void a_compressed_log_is_read_too() throws IOException {
        List<LogEvent> events = events(300);
        write(temporary, events);
        compress(Integer.MAX_VALUE);
        List<LogEvent> read = new ArrayList<>();
        assertThat(RunArchive.read(temporary, read::add)).isEqualTo(new ReadReport(300, false));
        assertThat(read).isEqualTo(events);
    }

    @Test
    void a_copy_is_compressed_and_reads_the_same() throws IOException {
        List<LogEvent> events = events(300);
        write(temporary.resolve("from"), events);
        RunArchive.copy(temporary.resolve("from"), temporary.resolve("to"));
        RunArchive.copy(temporary.resolve("to"), temporary.resolve("again"));
        assertThat(temporary.resolve("to").resolve(RunArchive.EVENTS)).doesNotExist();
        List<LogEvent> read = new ArrayList<>();
        assertThat(RunArchive.read(temporary.resolve("again"), read::add)).isEqualTo(new ReadReport(300, false));
        assertThat(read).isEqualTo(events);
        assertThat(RunArchive.manifest(temporary.resolve("again"))).isEqualTo(MANIFEST);
    }

    @Test
    void a_manifest_from_before_conditions_were_written_down_says_that_they_are_unknown() throws IOException {
        RunArchive.create(temporary, MANIFEST).close();
        Path file = temporary.resolve(RunArchive.MANIFEST);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.lastIndexOf(',', text.indexOf("\"conditions\""))) + "}");
        assertThat(RunArchive.manifest(temporary)).isEqualTo(Manifests.under(MANIFEST, Manifest.Conditions.UNKNOWN));
    }

    @Test
    void a_compressed_log_cut_short_gives_what_is_whole() throws IOException {
        List<LogEvent> events = events(3_000);
        write(temporary, events);
        compress(100_000);
        List<LogEvent> read = new ArrayList<>();
        ReadReport report = RunArchive.read(temporary, read::add);
        assertThat(report.tornLastLine()).isTrue();
        assertThat(read).isNotEmpty().isEqualTo(events.subList(0, read.size()));
    }

    @Test
    void a_log_that_only_looks_compressed_is_a_problem() throws IOException {
        Files.writeString(temporary.resolve(RunArchive.EVENTS + ".gz"), "plain");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.read(temporary, e -> {}))
                .withMessageContaining("expected a file compressed by gzip. Found: Not in GZIP format.");
    }

    // Every place where a killed run can leave the log: in each of the bytes of the last line.
    @Test
    void a_torn_last_line_is_left_out_and_reported() throws IOException {
        List<LogEvent> events = new ArrayList<>(events(5));
        events.add(new RunEvent.RunEnded(9, 1, 1, 1, RunEvent.EndReason.COMPLETED, 0));
        write(temporary, events);
        Path log = temporary.resolve(RunArchive.EVENTS);
        byte[] whole = Files.readAllBytes(log);
        int start = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;
        for (int end = start; end <= whole.length; end++) {
            Files.write(log, Arrays.copyOf(whole, end));
            List<LogEvent> read = new ArrayList<>();
            ReadReport report = RunArchive.read(temporary, read::add);
            boolean complete = end >= whole.length - 1;
            assertThat(read).isEqualTo(complete ? events : events.subList(0, 5));
            assertThat(report.tornLastLine()).as("cut at %d", end).isEqualTo(!complete && end > start);
        }
    }

    @Test
    void a_bad_line_elsewhere_is_a_problem_with_its_number() throws IOException {
        write(temporary, events(3));
        Path log = temporary.resolve(RunArchive.EVENTS);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.add(2, "{\"e\":\"opened\",\"t\":");
        Files.write(log, lines);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.read(temporary, e -> {}))
                .satisfies(e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).line()).isEqualTo(3);
                    assertThat(e.problems().get(0).file()).endsWith("events.jsonl");
                });
    }

    @Test
    void lines_longer_than_any_buffer_are_read() throws IOException {
        LogEvent event = new TurnEvent.HandedOff(ContactId.ofArrival(1), 1, 1, "q".repeat(300_000), "", true, 0, 0);
        List<LogEvent> events = List.of(event, events(1).get(0), event, event);
        write(temporary, events);
        List<LogEvent> read = new ArrayList<>();
        RunArchive.read(temporary, read::add);
        assertThat(read).isEqualTo(events);
    }

    @Test
    void an_empty_log_has_no_events_and_no_log_is_a_problem() {
        write(temporary, List.of());
        assertThat(RunArchive.read(temporary, e -> {})).isEqualTo(new ReadReport(0, false));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.read(temporary.resolve("none"), e -> {}))
                .withMessageContaining("expected events.jsonl or events.jsonl.gz. Found: neither.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"schemaVersion\": 1}",
                "{\"schemaVersion\": 2}",
                "\u0000\u0001",
                "{\"schemaVersion\": 1, \"unknown\": true}"
            })
    void a_garbled_manifest_is_a_problem(String text) throws IOException {
        Files.writeString(temporary.resolve(RunArchive.MANIFEST), text);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.manifest(temporary))
                .withMessageContaining("manifest.json")
                .withMessageContaining(" Found: ");
    }

    @Test
    void a_manifest_of_another_version_or_with_parts_missing_is_a_problem() throws IOException {
        RunArchive.create(temporary, MANIFEST).close();
        Path file = temporary.resolve(RunArchive.MANIFEST);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.manifest(temporary))
                .withMessageContaining("schemaVersion 1. Found: version 2.");
        Files.writeString(file, text.replaceFirst("\"seed\" : 42,", ""));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.manifest(temporary))
                .withMessageContaining("seed");
    }

    @Test
    void no_manifest_is_a_problem() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.manifest(temporary))
                .withMessageContaining("Found: no such file.");
    }

    @Test
    void failures_to_write_do_not_reach_the_caller_until_it_closes() {
        EventLog log = RunArchive.create(temporary, MANIFEST, Long.MAX_VALUE, FullDisk::new);
        AtomicLong told = new AtomicLong();
        log.onFailure(told::incrementAndGet);
        List<LogEvent> events = events(5_000);
        events.forEach(log::accept);
        assertThatExceptionOfType(LogFailedException.class)
                .isThrownBy(log::close)
                .withMessageContaining("No space left on device")
                .withMessageContaining("events lost");
        assertThat(log.backlog()).isZero();
        log.accept(events.get(0));
        assertThat(log.backlog()).isZero();
        List<LogEvent> read = new ArrayList<>();
        ReadReport report = RunArchive.read(temporary, read::add);
        assertThat(report.tornLastLine()).isTrue();
        assertThat(read).isNotEmpty().isEqualTo(events.subList(0, read.size()));
        assertThat(told.get()).isPositive();
    }

    @Test
    void a_log_that_is_deleted_under_the_writer_is_a_failure() throws IOException {
        EventLog log = RunArchive.create(temporary, MANIFEST);
        Files.delete(temporary.resolve(RunArchive.EVENTS));
        log.accept(events(1).get(0));
        assertThatExceptionOfType(LogFailedException.class)
                .isThrownBy(log::close)
                .withMessageContaining("events.jsonl was deleted");
    }

    @Test
    void a_deleted_log_is_noticed_while_the_run_goes_on() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        EventLog log = RunArchive.create(temporary, MANIFEST);
        log.onFailure(told::countDown);
        Files.delete(temporary.resolve(RunArchive.EVENTS));
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatExceptionOfType(LogFailedException.class).isThrownBy(log::close);
    }

    @Test
    void a_folder_that_cannot_be_written_is_a_problem() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.create(file.resolve("run"), MANIFEST))
                .withMessageContaining("expected a folder that can be written. Found: ");
    }

    @Test
    void a_folder_without_the_right_to_write_is_a_problem() throws IOException {
        Path locked = Files.createDirectory(temporary.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "this user may write anywhere");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.create(locked, MANIFEST))
                .withMessageContaining("expected a folder that can be written. Found: AccessDeniedException");
    }

    @Nested
    class Parts {
        private static final long PART = 100_000;

        private final List<LogEvent> events = events(3_000);

        @Test
        void a_long_log_goes_on_in_compressed_parts_and_reads_as_one() throws IOException {
            write(PART);
            assertThat(names())
                    .startsWith("events-000002.jsonl.gz", "events-000003.jsonl.gz")
                    .endsWith("events.jsonl", "manifest.json")
                    .hasSizeGreaterThan(5);
            assertThat(read()).isEqualTo(new ReadReport(3_000, false));
        }

        @Test
        void every_line_is_whole_in_its_part_and_any_part_may_be_unpacked() throws IOException {
            write(PART);
            Path packed = temporary.resolve("events-000002.jsonl.gz");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                Files.copy(in, temporary.resolve("events-000002.jsonl"));
            }
            Files.delete(packed);
            assertThat(Files.readString(temporary.resolve("events-000002.jsonl")))
                    .startsWith("{")
                    .endsWith("}\n");
            assertThat(Files.size(temporary.resolve(RunArchive.EVENTS))).isBetween(PART, PART + 50_000);
            assertThat(read()).isEqualTo(new ReadReport(3_000, false));
        }

        @Test
        void what_a_killed_run_had_flushed_into_its_last_part_is_read() throws Exception {
            EventLog log = RunArchive.create(temporary, MANIFEST, PART, PartWriter.Opener::disk);
            events.forEach(log::accept);
            List<LogEvent> read = new ArrayList<>();
            while (read.size() < events.size()) { // the writer flushes when it has nothing to write
                read.clear();
                RunArchive.read(temporary, read::add);
                Thread.onSpinWait();
            }
            assertThat(read).isEqualTo(events);
            assertThat(RunArchive.read(temporary, event -> {}).tornLastLine()).isTrue();
            log.close();
            assertThat(RunArchive.read(temporary, event -> {}).tornLastLine()).isFalse();
        }

        @Test
        void the_last_part_cut_anywhere_gives_what_is_whole() throws IOException {
            write(PART);
            Path last = last();
            byte[] whole = Files.readAllBytes(last);
            for (int length : new int[] {whole.length - 1, whole.length / 2, 20, 11, 5, 1, 0}) {
                Files.write(last, Arrays.copyOf(whole, length));
                List<LogEvent> read = new ArrayList<>();
                ReadReport report = RunArchive.read(temporary, read::add);
                assertThat(read).isEqualTo(events.subList(0, read.size()));
                assertThat(report.tornLastLine()).as("cut at %d", length).isEqualTo(length > 10);
            }
        }

        @Test
        void a_part_in_the_middle_that_is_torn_or_missing_is_a_problem() throws IOException {
            write(PART);
            Path second = temporary.resolve("events-000002.jsonl.gz");
            byte[] whole = Files.readAllBytes(second);
            Files.write(second, Arrays.copyOf(whole, whole.length / 2));
            assertThatExceptionOfType(InvalidDocumentException.class)
                    .isThrownBy(this::read)
                    .withMessageContaining("expected the last part of the log, for the one before is torn");
            Files.delete(second);
            assertThatExceptionOfType(InvalidDocumentException.class)
                    .isThrownBy(this::read)
                    .withMessageContaining("expected events-000002.jsonl.gz, a part of the log. Found: parts up to");
        }

        @Test
        void a_copy_has_every_part() throws IOException {
            write(PART);
            RunArchive.copy(temporary, temporary.resolve("copy"));
            List<LogEvent> read = new ArrayList<>();
            RunArchive.read(temporary.resolve("copy"), read::add);
            assertThat(read).isEqualTo(events);
        }

        @Test
        void a_part_that_cannot_be_begun_is_a_failure_and_leaves_the_ones_before_whole() {
            EventLog log = RunArchive.create(temporary, MANIFEST, PART, file -> {
                if (file.endsWith("events-000003.jsonl.gz")) {
                    throw new IOException("Read-only file system");
                }
                return PartWriter.Opener.disk(file);
            });
            events.forEach(log::accept);
            assertThatExceptionOfType(LogFailedException.class)
                    .isThrownBy(log::close)
                    .withMessageContaining("Read-only file system");
            List<LogEvent> read = new ArrayList<>();
            assertThat(RunArchive.read(temporary, read::add).tornLastLine()).isFalse();
            assertThat(read).isNotEmpty().isEqualTo(events.subList(0, read.size()));
        }

        private void write(long partBytes) {
            try (EventLog log = RunArchive.create(temporary, MANIFEST, partBytes, PartWriter.Opener::disk)) {
                events.forEach(log::accept);
            }
        }

        private ReadReport read() {
            List<LogEvent> read = new ArrayList<>();
            ReadReport report = RunArchive.read(temporary, read::add);
            assertThat(read).isEqualTo(events);
            return report;
        }

        private List<String> names() throws IOException {
            try (var files = Files.list(temporary)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        }

        private Path last() throws IOException {
            List<String> parts =
                    names().stream().filter(name -> name.endsWith(".gz")).toList();
            return temporary.resolve(parts.get(parts.size() - 1));
        }
    }

    @Test
    void events_reach_the_file_without_waiting_for_the_end() throws Exception {
        CountDownLatch flushed = new CountDownLatch(1);
        ByteArrayOutputStream file = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                if (size() > 0) {
                    flushed.countDown();
                }
            }
        };
        Files.createFile(temporary.resolve(RunArchive.EVENTS));
        try (EventLog log = new EventLogWriter(new PartWriter(temporary, Long.MAX_VALUE, path -> file))) {
            log.accept(events(1).get(0));
            assertThat(flushed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void compress(int most) throws IOException {
        Path plain = temporary.resolve(RunArchive.EVENTS);
        Path compressed = temporary.resolve(RunArchive.EVENTS + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(plain, out);
        }
        Files.delete(plain);
        byte[] bytes = Files.readAllBytes(compressed);
        Files.write(compressed, Arrays.copyOf(bytes, Math.min(most, bytes.length)));
    }

    private static void write(Path folder, List<LogEvent> events) {
        try (EventLog log = RunArchive.create(folder, MANIFEST)) {
            events.forEach(log::accept);
        }
    }

    private static List<LogEvent> events(int count) {
        RandomEvents random = new RandomEvents(new SplittableRandom(22));
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(random.next());
        }
        return events;
    }

    /** A disk that takes 64 kB, like a real one the part of a write that has room. */
    private static final class FullDisk extends OutputStream {
        private static final int SPACE = 1 << 16;
        private final OutputStream disk;
        private int used;

        FullDisk(Path file) throws IOException {
            disk = PartWriter.Opener.disk(file);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int room = Math.min(length, SPACE - used);
            disk.write(bytes, offset, room);
            used += room;
            if (room < length) {
                throw new IOException("No space left on device");
            }
        }
    }

    // Larger than several blocks, so that blocks are cut, decoded side by side and put together again.
    @Test
    void a_log_of_many_blocks_is_read_in_order() {
        List<LogEvent> events = events(20_000);
        write(temporary, events);
        assertThat(temporary.resolve(RunArchive.EVENTS).toFile().length()).isGreaterThan(3L << 18);
        List<LogEvent> read = new ArrayList<>();
        assertThat(RunArchive.read(temporary, read::add)).isEqualTo(new ReadReport(20_000, false));
        assertThat(read).isEqualTo(events);
    }

    @Test
    void a_bad_line_far_into_the_log_is_told_with_its_number_after_all_before_it() throws IOException {
        write(temporary, events(20_000));
        Path log = temporary.resolve(RunArchive.EVENTS);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.add(15_000, "{}{}");
        Files.write(log, lines);
        List<LogEvent> read = new ArrayList<>();
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.read(temporary, read::add))
                .satisfies(e -> assertThat(e.problems().get(0).line()).isEqualTo(15_001));
        assertThat(read).hasSize(15_000);
    }

    // Two events on one line and an empty line: as many events as line feeds.
    @Test
    void two_events_on_one_line_are_a_problem_even_when_the_numbers_agree() throws IOException {
        write(temporary, events(4));
        Path log = temporary.resolve(RunArchive.EVENTS);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.set(1, lines.get(1) + lines.get(2));
        lines.set(2, "");
        Files.write(log, lines);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> RunArchive.read(temporary, e -> {}))
                .satisfies(e -> assertThat(e.problems().get(0).line()).isEqualTo(2));
    }

    @Test
    void a_failure_of_the_consumer_comes_through() {
        write(temporary, events(20_000));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> RunArchive.read(temporary, e -> {
                    throw new IllegalStateException("full");
                }))
                .withMessage("full");
    }

    @Test
    void only_the_events_of_the_wanted_contacts_are_read() {
        List<LogEvent> events = events(20_000);
        write(temporary, events);
        Set<ContactId> wanted = events.stream()
                .filter(TurnEvent.class::isInstance)
                .map(e -> ((TurnEvent) e).contact())
                .limit(3)
                .collect(Collectors.toSet());
        List<LogEvent> read = new ArrayList<>();
        RunArchive.readOnly(temporary, wanted, read::add);
        assertThat(read)
                .isEqualTo(events.stream()
                        .filter(e -> !(e instanceof TurnEvent turn) || wanted.contains(turn.contact()))
                        .toList());
    }

    @Test
    void for_counting_only_what_customers_said_and_why_things_happened_is_left_out() {
        List<LogEvent> events = events(2_000);
        write(temporary, events);
        List<LogEvent> read = new ArrayList<>();
        RunArchive.readForCounting(temporary, read::add);
        assertThat(read)
                .isEqualTo(events.stream().map(RunArchiveTest::forCounting).toList());
    }

    private static LogEvent forCounting(LogEvent event) {
        if (event instanceof TurnEvent.CustomerSpoke e) {
            return new TurnEvent.CustomerSpoke(
                    e.contact(),
                    e.atMicros(),
                    e.dueMicros(),
                    e.turn(),
                    e.act(),
                    e.goal(),
                    e.wording(),
                    "",
                    "",
                    e.tone(),
                    e.frustration(),
                    e.facts(),
                    e.interrupts(),
                    e.fired(),
                    e.grey(),
                    e.channel());
        }
        if (event instanceof TurnEvent.AgentReplied e) {
            return new TurnEvent.AgentReplied(
                    e.contact(),
                    e.atMicros(),
                    e.turn(),
                    e.latencyMicros(),
                    e.dueLatencyMicros(),
                    e.firstMicros(),
                    e.stallMicros(),
                    e.replyClass(),
                    "",
                    e.step(),
                    e.stepFailed(),
                    e.text(),
                    e.intent(),
                    e.answer(),
                    e.asks(),
                    e.askedAgain(),
                    e.actions(),
                    e.marks(),
                    e.stale(),
                    e.cost());
        }
        return event;
    }
}
