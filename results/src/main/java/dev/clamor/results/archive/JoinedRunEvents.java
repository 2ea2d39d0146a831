package dev.clamor.results.archive;

import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.CeilingHeld;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.RunEnded;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What several generators say of themselves, as if it were one: what was held back is added up, and so are the ends. The
 * reason is the gravest of theirs; when one has no end, the run has none.
 */
public final class JoinedRunEvents {
    /** From the least grave. */
    private static final List<EndReason> GRAVITY = List.of(
            EndReason.COMPLETED,
            EndReason.DECIDED,
            EndReason.DRAIN_LIMIT,
            EndReason.SPEND_CAP,
            EndReason.STOPPED_BY_USER,
            EndReason.TOO_LATE,
            EndReason.LOG_FAILED,
            EndReason.CRASHED);

    private final int shards;
    private @Nullable RunEnded end;
    private int ends;
    private @Nullable CeilingHeld held;
    private @Nullable CeilingHeld heldInLog;

    /** @param shards logs that must have an end */
    JoinedRunEvents(int shards) {
        this.shards = shards;
    }

    /** Takes an event of the log that is being read; whether it is to be handed on as it is. */
    boolean accept(RunEvent event) {
        if (event instanceof RunEnded ended) {
            end = end == null ? ended : plus(end, ended);
            ends++;
            return false;
        }
        if (event instanceof CeilingHeld now && (heldInLog == null || now.atMicros() >= heldInLog.atMicros())) {
            heldInLog = now;
        }
        return true;
    }

    /** The log that is being read is at its end. */
    void endOfLog() {
        if (heldInLog != null) {
            held = held == null ? heldInLog : plus(held, heldInLog);
        }
        heldInLog = null;
    }

    /** Adds what was read of other logs, each to its end. */
    public void combine(JoinedRunEvents other) {
        if (other.end != null) {
            end = end == null ? other.end : plus(end, other.end);
        }
        ends += other.ends;
        if (other.held != null) {
            held = held == null ? other.held : plus(held, other.held);
        }
    }

    /** Hands on what is said of all logs together; to be called once, after the last. */
    public void handOn(Consumer<? super RunEvent> consumer) {
        held().ifPresent(consumer);
        end().ifPresent(consumer);
    }

    /** What was held back over all logs. */
    Optional<CeilingHeld> held() {
        return Optional.ofNullable(held);
    }

    /** The end of all. */
    Optional<RunEnded> end() {
        return ends == shards ? Optional.ofNullable(end) : Optional.empty();
    }

    private static CeilingHeld plus(CeilingHeld one, CeilingHeld other) {
        return new CeilingHeld(
                Math.max(one.atMicros(), other.atMicros()),
                one.contacts() + other.contacts(),
                one.waiting() + other.waiting(),
                one.contactMicros() + other.contactMicros(),
                one.requests() + other.requests(),
                one.requestMicros() + other.requestMicros());
    }

    private static RunEnded plus(RunEnded one, RunEnded other) {
        return new RunEnded(
                Math.max(one.atMicros(), other.atMicros()),
                one.planned() + other.planned(),
                one.due() + other.due(),
                one.opened() + other.opened(),
                one.closed() + other.closed(),
                gravest(one.reason(), other.reason()),
                one.harnessFaults() + other.harnessFaults());
    }

    /** One that is not listed is the gravest. */
    private static int gravity(EndReason reason) {
        int listed = GRAVITY.indexOf(reason);
        return listed < 0 ? GRAVITY.size() : listed;
    }

    private static EndReason gravest(EndReason one, EndReason other) {
        return gravity(one) >= gravity(other) ? one : other;
    }
}
