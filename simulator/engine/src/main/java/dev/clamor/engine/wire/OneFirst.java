package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A session in which the first turn is alone until a reply comes that is no failure: what is said meanwhile waits, so that a
 * conversation is started once.
 */
final class OneFirst implements AgentSession, TurnListener {
    private final TurnListener listener;
    private final Deque<Utterance> waiting = new ArrayDeque<>(1);
    private @Nullable AgentSession session;
    private boolean open;
    private int first;

    OneFirst(TurnListener listener) {
        this.listener = listener;
    }

    /** The session that does the work; its listener is this. */
    void over(AgentSession inner) {
        session = inner;
    }

    @Override
    public void say(Utterance utterance) {
        waiting.add(utterance);
        drain();
    }

    private void drain() {
        while (session != null && !waiting.isEmpty() && (open || first == 0)) {
            Utterance next = waiting.remove();
            if (!open) {
                first = next.turn();
            }
            session.say(next);
        }
    }

    @Override
    public @Nullable String cut(int turn) {
        return session == null ? null : session.cut(turn);
    }

    @Override
    public void close() {
        waiting.clear();
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void part(int turn) {
        listener.part(turn);
    }

    @Override
    public void replied(int turn, AgentReply reply) {
        if (turn == first) {
            first = 0;
            open |= !(reply instanceof AgentReply.Failed);
        }
        listener.replied(turn, reply);
        drain();
    }

    @Override
    public void retried(int turn, Fault fault) {
        listener.retried(turn, fault);
    }
}
