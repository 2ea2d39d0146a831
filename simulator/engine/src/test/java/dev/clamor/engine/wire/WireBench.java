package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line whose other end is the test: what a session sends is kept, and the test answers when it likes. Time passes only
 * in {@link #pass}.
 */
final class WireBench implements Line, TurnListener {
    static final URI AGENT = URI.create("http://agent.test/chat");
    static final CodecContext.Caller CALLER = new CodecContext.Caller("0.1.0", "run-7", "chat");
    static final ContactId CONTACT = ContactId.parse("c-000042");

    /** What was sent, in order; WebSocket handshakes too. */
    final List<Sent> sent = new ArrayList<>();

    /** Replies by turn. */
    final Map<Integer, AgentReply> replies = new TreeMap<>();

    /** How many readable parts came, by turn. */
    final Map<Integer, Integer> parts = new HashMap<>();

    final List<Fault> retries = new ArrayList<>();
    final AgentSession session;
    private final List<Timer> timers = new ArrayList<>();
    private long now;

    WireBench(AgentCodec codec) {
        this.session = codec.session(CONTACT, this, this);
    }

    static CodecContext context() {
        return CodecContext.plain(AGENT, CALLER);
    }

    /** Something sent and what becomes of it. */
    static final class Sent {
        final AgentRequest request;
        final List<String> frames = new ArrayList<>();
        boolean cancelled;
        private ResponseListener whole;
        private StreamListener stream;
        private SocketListener socket;

        private Sent(AgentRequest request) {
            this.request = request;
        }

        String body() {
            return new String(request.body(), StandardCharsets.UTF_8);
        }

        boolean streamed() {
            return stream != null;
        }

        /** Answers at once, whole, unless it was cancelled. */
        void answer(int status, byte[] body, Map<String, String> headers) {
            if (cancelled) {
                return;
            }
            AgentResponse.Headers all = name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
            if (whole != null) {
                whole.answered(new AgentResponse(status, all, body));
            } else {
                stream.begun(status, all);
                chunk(body);
                end();
            }
        }

        void answer(String body) {
            answer(200, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        void begin(int status) {
            stream.begun(status, AgentResponse.Headers.NONE);
        }

        void chunk(byte[] bytes) {
            if (!cancelled) {
                stream.bytes(bytes, bytes.length);
            }
        }

        void chunk(String text) {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        void end() {
            if (!cancelled) {
                stream.ended();
            }
        }

        void lose(Fault fault) {
            AgentReply.Failed failed = new AgentReply.Failed(fault, "as the test wants");
            if (cancelled) {
                return;
            }
            if (whole != null) {
                whole.lost(failed);
            } else if (stream != null) {
                stream.lost(failed);
            } else {
                socket.lost(failed);
            }
        }

        /** The WebSocket opens. */
        void open() {
            socket.opened();
        }

        /** A message comes over the WebSocket. */
        void message(String text) {
            if (!cancelled) {
                socket.text(text);
            }
        }
    }

    private record Timer(long at, Runnable task) {}

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    /** Says it as that turn and returns what was sent last. */
    Sent say(int turn, String text) {
        session.say(new Utterance(turn, text, false));
        return last();
    }

    AgentReply reply(int turn) {
        AgentReply reply = replies.get(turn);
        if (reply == null) {
            throw new AssertionError("no reply to turn " + turn);
        }
        return reply;
    }

    AgentReply.Said said(int turn) {
        return (AgentReply.Said) reply(turn);
    }

    Fault fault(int turn) {
        return ((AgentReply.Failed) reply(turn)).fault();
    }

    /** Lets this much time pass; timers fire in order. */
    void pass(long micros) {
        long until = now + micros;
        while (true) {
            Timer next = null;
            for (Timer timer : timers) {
                if (timer.at <= until && (next == null || timer.at < next.at)) {
                    next = timer;
                }
            }
            if (next == null) {
                break;
            }
            timers.remove(next);
            now = next.at;
            next.task.run();
        }
        now = until;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        Sent one = new Sent(request);
        one.whole = listener;
        sent.add(one);
        return () -> one.cancelled = true;
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        Sent one = new Sent(request);
        one.stream = listener;
        sent.add(one);
        return () -> one.cancelled = true;
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        Sent one = new Sent(handshake);
        one.socket = listener;
        sent.add(one);
        return new Socket() {
            @Override
            public void send(String text) {
                one.frames.add(text);
            }

            @Override
            public void close() {
                one.cancelled = true;
            }
        };
    }

    @Override
    public Call after(long micros, Runnable task) {
        Timer timer = new Timer(now + micros, task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    @Override
    public void part(int turn) {
        parts.merge(turn, 1, Integer::sum);
    }

    @Override
    public void replied(int turn, AgentReply reply) {
        if (replies.put(turn, reply) != null) {
            throw new AssertionError("two replies to turn " + turn);
        }
    }

    @Override
    public void retried(int turn, Fault fault) {
        retries.add(fault);
    }
}
