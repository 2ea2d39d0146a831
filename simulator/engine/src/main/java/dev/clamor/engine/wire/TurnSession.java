package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.engine.dialogue.Utterance;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a {@link TurnCodec} over a line. */
final class TurnSession<M> implements AgentSession {
    private static final Line.ResponseListener NOBODY = new Line.ResponseListener() {
        @Override
        public void answered(AgentResponse response) {
            // nobody waits for it
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            // nobody waits for it
        }
    };

    private final TurnCodec<M> codec;
    private final M memory;
    private final Line line;
    private final TurnListener listener;
    private final Retries retries;
    private final Map<Integer, Pending> pending = new HashMap<>(4);
    private boolean closed;

    TurnSession(TurnCodec<M> codec, M memory, Line line, TurnListener listener) {
        this(codec, memory, line, listener, Retries.NONE);
    }

    TurnSession(TurnCodec<M> codec, M memory, Line line, TurnListener listener, Retries retries) {
        this.codec = codec;
        this.memory = memory;
        this.line = line;
        this.listener = listener;
        this.retries = retries;
    }

    /** A turn that waits for its reply. */
    private static final class Pending {
        private Line.@Nullable Call call;
        private @Nullable StreamReader reader;
        private int retried;
    }

    @Override
    public void say(Utterance utterance) {
        int turn = utterance.turn();
        pending.put(turn, new Pending());
        take(turn, codec.say(memory, utterance));
    }

    @Override
    public @Nullable String cut(int turn) {
        Pending cut = pending.get(turn);
        StreamReader reader = cut == null ? null : cut.reader;
        if (reader == null || reader.heard().isEmpty()) {
            return null;
        }
        pending.remove(turn);
        drop(cut);
        String heard = reader.heard();
        codec.cut(memory, turn, heard);
        return heard;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        pending.values().forEach(TurnSession::drop);
        pending.clear();
        AgentRequest farewell = codec.close(memory);
        if (farewell != null) {
            line.send(farewell, NOBODY);
        }
    }

    private static void drop(@Nullable Pending turn) {
        if (turn != null && turn.call != null) {
            turn.call.cancel();
        }
    }

    private void take(int turn, TurnCodec.Step step) {
        Pending waiting = pending.get(turn);
        if (waiting == null) {
            return;
        }
        waiting.retried = 0;
        if (step instanceof TurnCodec.Step.Told told) {
            pending.remove(turn);
            listener.replied(turn, told.reply());
        } else if (step instanceof TurnCodec.Step.Ask ask && ask.afterMicros() > 0) {
            waiting.call = line.after(ask.afterMicros(), () -> send(turn, ask));
        } else {
            send(turn, step);
        }
    }

    private void send(int turn, TurnCodec.Step step) {
        Pending waiting = pending.get(turn);
        if (waiting == null) {
            return;
        }
        if (step instanceof TurnCodec.Step.Listen listen) {
            waiting.reader = listen.reader();
            waiting.call = line.stream(listen.request(), new Parts(turn, listen));
        } else if (step instanceof TurnCodec.Step.Ask ask) {
            waiting.call = line.send(ask.request(), new Answer(turn, ask));
        }
    }

    /** A request failed before anything of its answer was read: it is sent again, or the turn has failed. */
    private void fail(int turn, TurnCodec.Step request, AgentReply.Failed failure, AgentResponse.Headers headers) {
        Pending waiting = pending.get(turn);
        if (waiting == null) {
            return;
        }
        if (!retries.again(failure.fault(), waiting.retried)) {
            take(turn, new TurnCodec.Step.Told(failure));
            return;
        }
        long wait = retries.waitMicros(waiting.retried, headers);
        waiting.retried++;
        waiting.call = line.after(wait, () -> send(turn, request));
        listener.retried(turn, failure.fault());
    }

    /** The whole answer to a request of a turn. */
    private final class Answer implements Line.ResponseListener {
        private final int turn;
        private final TurnCodec.Step.Ask asked;

        Answer(int turn, TurnCodec.Step.Ask asked) {
            this.turn = turn;
            this.asked = asked;
        }

        @Override
        public void answered(AgentResponse response) {
            AgentReply.Failed failure = codec.failure(asked.request(), response);
            if (failure == null) {
                take(turn, codec.answered(memory, turn, response));
            } else {
                fail(turn, asked, failure, response.headers());
            }
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            fail(turn, asked, failure, AgentResponse.Headers.NONE);
        }
    }

    /** An answer that comes in pieces. */
    private final class Parts implements Line.StreamListener {
        private final int turn;
        private final TurnCodec.Step.Listen asked;
        private final StreamReader reader;
        private boolean begun;

        Parts(int turn, TurnCodec.Step.Listen asked) {
            this.turn = turn;
            this.asked = asked;
            this.reader = asked.reader();
        }

        @Override
        public void begun(int status, AgentResponse.Headers headers) {
            AgentReply.Failed failure = HttpStatus.failure(asked.request(), status, headers);
            if (failure == null) {
                begun = true;
                reader.begun(status, headers);
            } else {
                drop(pending.get(turn));
                fail(turn, asked, failure, headers);
            }
        }

        @Override
        public void bytes(byte[] chunk, int length) {
            if (!pending.containsKey(turn)) {
                return;
            }
            if (reader.bytes(chunk, length)) {
                listener.part(turn);
            }
            TurnCodec.Step complete = pending.containsKey(turn) ? reader.complete() : null;
            if (complete != null) {
                drop(pending.get(turn));
                take(turn, complete);
            }
        }

        @Override
        public void ended() {
            if (pending.containsKey(turn)) {
                take(turn, reader.ended());
            }
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            if (begun) {
                take(turn, new TurnCodec.Step.Told(failure));
            } else {
                fail(turn, asked, failure, AgentResponse.Headers.NONE);
            }
        }
    }
}
