package dev.clamor.benchmarks;

import dev.clamor.conversation.ContactId;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.TurnListener;
import dev.clamor.load.plan.Arrivals;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a run by arrival, with the pauses before them, kept while they are made, for another generator to send again. They are made in virtual
 * time, so what customers say does not depend on how busy the machine is.
 */
public final class Recording implements AgentCodec {
    /** The header that differs between requests. */
    public static final String KEY = "Idempotency-Key";

    /** About what an agent on the same machine takes; any other time below the first step of annoyance says the same. */
    private static final long LATENCY_MICROS = 500;

    private static final long TIMEOUT_MICROS = 30_000_000;

    private final AgentCodec codec;
    private final Map<Long, List<Message>> contacts = new TreeMap<>();

    /**
     * A request's own header and its body.
     *
     * @param pauseMicros from the answer before, or from the beginning of the contact
     */
    public record Message(String key, byte[] body, long pauseMicros) {}

    /** A request that was handed on, and is sent at once. */
    private record Handed(ContactId contact, AgentRequest request) {}

    private @Nullable Handed handed;
    private long answeredMicros;

    Recording(AgentCodec codec) {
        this.codec = codec;
    }

    /** Makes the recording of a plan and gives the number of requests. */
    static long make(CostPlan plan) throws IOException {
        Recording recording = new Recording(Suite.codec(URI.create(plan.agent())));
        byte[] reply = ConstantAgent.reply();
        VirtualAgent agent = (request, now) -> {
            recording.keep(now);
            return new VirtualAgent.Answered(200, reply, LATENCY_MICROS);
        };
        VirtualRun run = new VirtualRun(Suite.STREAMS, plan.settings(), recording, agent, TIMEOUT_MICROS, event -> {});
        long[] due = Arrivals.dueMicros(plan.workload(), 0, Suite.STREAMS);
        for (int i = 0; i < due.length; i++) {
            recording.answeredMicros = due[i];
            run.run(Suite.CAST.plan(i, due[i], "steady", true));
        }
        recording.save(plan.recording(), due.length);
        return recording.contacts.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public AgentSession session(ContactId contact, Line line, TurnListener listener) {
        return codec.session(contact, new Tap(contact, line), listener);
    }

    /** The request handed on last is sent. */
    private void keep(long nowMicros) {
        Handed sent = Objects.requireNonNull(handed);
        AgentRequest request = sent.request();
        contacts.computeIfAbsent(sent.contact().arrival(), arrival -> new ArrayList<>())
                .add(new Message(
                        request.headers().getOrDefault(KEY, ""),
                        request.body(),
                        Math.max(0, nowMicros - answeredMicros)));
        answeredMicros = nowMicros + LATENCY_MICROS;
    }

    /** Keeps what is sent over a line. */
    private final class Tap implements Line {
        private final ContactId contact;
        private final Line line;

        Tap(ContactId contact, Line line) {
            this.contact = contact;
            this.line = line;
        }

        @Override
        public Call send(AgentRequest request, ResponseListener listener) {
            handed = new Handed(contact, request);
            return line.send(request, listener);
        }

        @Override
        public Call stream(AgentRequest request, StreamListener listener) {
            handed = new Handed(contact, request);
            return line.stream(request, listener);
        }

        @Override
        public Socket connect(AgentRequest handshake, SocketListener listener) {
            return line.connect(handshake, listener);
        }

        @Override
        public Call after(long micros, Runnable task) {
            return line.after(micros, task);
        }
    }

    /** Writes all contacts from arrival 0 on; one that said nothing has no messages. */
    void save(Path file, int planned) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(planned);
            for (long arrival = 0; arrival < planned; arrival++) {
                List<Message> messages = contacts.getOrDefault(arrival, List.of());
                out.writeInt(messages.size());
                for (Message message : messages) {
                    out.writeUTF(message.key());
                    out.writeInt((int) message.pauseMicros());
                    out.writeInt(message.body().length);
                    out.write(message.body());
                }
            }
        }
    }

    /** Messages by arrival and turn. */
    public static Message[][] read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Message[][] contacts = new Message[in.readInt()][];
            for (int i = 0; i < contacts.length; i++) {
                contacts[i] = new Message[in.readInt()];
                for (int j = 0; j < contacts[i].length; j++) {
                    String key = in.readUTF();
                    int pause = in.readInt();
                    contacts[i][j] = new Message(key, in.readNBytes(in.readInt()), pause);
                }
            }
            return contacts;
        }
    }
}
