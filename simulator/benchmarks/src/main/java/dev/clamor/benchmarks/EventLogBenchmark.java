package dev.clamor.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.LogEvent;
import dev.clamor.results.archive.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events per second to and from the lines of the log, over the events of 200 contacts in turn.
 *
 * <pre>{@code
 * ./mvnw -q -P benchmarks -DskipTests package && java -jar simulator/benchmarks/target/benchmarks.jar EventLog
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class EventLogBenchmark {
    private static final int CONTACTS = 200;

    private LogEvent[] events;
    private byte[][] lines;
    private JsonGenerator out;
    private int next;

    /** Makes the events and their lines. */
    @Setup
    public void converse() throws IOException {
        List<LogEvent> all = Suite.events(CONTACTS);
        events = all.toArray(new LogEvent[0]);
        lines = new byte[events.length][];
        JsonFactory json = new JsonFactory();
        for (int i = 0; i < lines.length; i++) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try (JsonGenerator generator = json.createGenerator(line)) {
                EventCodec.encode(events[i], generator);
            }
            lines[i] = line.toByteArray();
        }
        out = json.createGenerator(OutputStream.nullOutputStream());
        next = 0;
    }

    private int step() {
        next = next + 1 == events.length ? 0 : next + 1;
        return next;
    }

    /** An event becomes JSON. */
    @Benchmark
    public JsonGenerator encode() throws IOException {
        EventCodec.encode(events[step()], out);
        return out;
    }

    /** A line becomes an event. */
    @Benchmark
    public LogEvent decode() throws EventCodec.BadEventException {
        byte[] line = lines[step()];
        return EventCodec.decode(line, 0, line.length);
    }
}
