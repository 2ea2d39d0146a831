package dev.clamor.benchmarks;

import dev.clamor.conversation.ContactId;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.TurnListener;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests of a run by arrival, kept while they are made, for another generator to send again. */
final class Recording implements AgentCodec {
    static final String KEY = "Idempotency-Key";

    private final AgentCodec codec;
    private final Map<Long, List<Message>> contacts = new TreeMap<>();

    /** A request's own header and its body. */
    record Message(String key, byte[] body) {}

    Recording(AgentCodec codec) {
        this.codec = codec;
    }

    @Override
    public AgentSession session(ContactId contact, Line line, TurnListener listener) {
        return codec.session(contact, new Tap(contact, line), listener);
    }

    private void keep(ContactId contact, AgentRequest request) {
        Message message = new Message(request.headers().getOrDefault(KEY, ""), request.body());
        synchronized (contacts) {
            contacts.computeIfAbsent(contact.arrival(), arrival -> new ArrayList<>())
                    .add(message);
        }
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
            keep(contact, request);
            return line.send(request, listener);
        }

        @Override
        public Call stream(AgentRequest request, StreamListener listener) {
            keep(contact, request);
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
                    out.writeInt(message.body().length);
                    out.write(message.body());
                }
            }
        }
    }

    /** Messages by arrival and turn. */
    static Message[][] read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Message[][] contacts = new Message[in.readInt()][];
            for (int i = 0; i < contacts.length; i++) {
                contacts[i] = new Message[in.readInt()];
                for (int j = 0; j < contacts[i].length; j++) {
                    String key = in.readUTF();
                    contacts[i][j] = new Message(key, in.readNBytes(in.readInt()));
                }
            }
            return contacts;
        }
    }
}
