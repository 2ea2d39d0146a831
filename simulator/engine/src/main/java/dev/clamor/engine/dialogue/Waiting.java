package dev.clamor.engine.dialogue;

/**
 * What a customer will do while replies are pending, and when. Times count from the utterance that began the turn, as
 * planned and not as it happened, so that late timers shift nothing.
 */
final class Waiting {
    private static final int MOST_PER_TURN = 2;
    private static final int MOST_PER_CONTACT = 4;
    private static final int MOST_NUDGES = 2;
    private static final long NOTHING_NEW_MICROS = 15_000_000;
    private static final long COURTESY_MICROS = 5_000_000;

    private final Customer customer;
    private final Dice dice;
    private int perContact;
    private int perTurn;
    private int nudges;
    private int newest;
    private int coming;
    private long now;
    private long followUpAt;
    private long nudgeAt;
    private long leaveAt;
    private long closeAt;

    /** What falls due. */
    enum Due {
        FOLLOW_UP,
        /** A second message while the reply is to be read already. */
        BARGE_IN,
        NUDGE,
        LEAVE,
        /** The contact ends after a last word, answered or not. */
        CLOSE
    }

    Waiting(Customer customer, Dice dice) {
        this.customer = customer;
        this.dice = dice;
    }

    /** The utterance that begins a turn was sent. */
    void begin(int turn) {
        now = 0;
        perTurn = 0;
        nudges = 0;
        closeAt = FollowUpLaw.NEVER;
        leaveAt = FollowUpLaw.patienceMicros(customer, dice, turn);
        newest = turn;
        plan(turn);
    }

    /** A last word was sent: nothing follows but the end, which waits a little for the reply. */
    void beginLast() {
        now = 0;
        last();
    }

    /** A last word was sent while waiting. */
    void last() {
        followUpAt = FollowUpLaw.NEVER;
        nudgeAt = FollowUpLaw.NEVER;
        leaveAt = FollowUpLaw.NEVER;
        closeAt = now + COURTESY_MICROS;
    }

    /**
     * A readable part of the reply to this utterance came, so long after the last send: the customer may talk over the
     * rest of it, and asks whether anyone is there only when no more comes for {@value #NOTHING_NEW_MICROS}.
     */
    void part(int turn, long sinceSendMicros) {
        if (turn != newest || closeAt != FollowUpLaw.NEVER) {
            return;
        }
        long at = now + sinceSendMicros;
        nudgeAt = Math.max(nudgeAt, at + NOTHING_NEW_MICROS);
        if (coming != turn) {
            coming = turn;
            long into = mayInterrupt() ? FollowUpLaw.bargeInMicros(customer, dice, turn) : FollowUpLaw.NEVER;
            if (into != FollowUpLaw.NEVER) {
                followUpAt = Math.min(followUpAt, at + into);
            }
        }
    }

    /** A second message with this number was sent. */
    void sentAgain(int turn) {
        newest = turn;
        plan(turn);
    }

    /** Microseconds from the last send to what comes next; negative if nothing does. */
    long delayMicros() {
        long next = next();
        return next == FollowUpLaw.NEVER ? -1 : next - now;
    }

    /** Time has come to what comes next. */
    Due pass() {
        now = next();
        if (now == closeAt) {
            return Due.CLOSE;
        }
        if (now == leaveAt) {
            return Due.LEAVE;
        }
        if (now == followUpAt) {
            perTurn++;
            perContact++;
            return coming == newest ? Due.BARGE_IN : Due.FOLLOW_UP;
        }
        return ++nudges > MOST_NUDGES ? Due.LEAVE : Due.NUDGE;
    }

    private void plan(int turn) {
        long followUp = mayInterrupt() ? FollowUpLaw.followUpMicros(customer, dice, turn) : FollowUpLaw.NEVER;
        followUpAt = followUp == FollowUpLaw.NEVER ? followUp : now + followUp;
        nudgeAt = now + FollowUpLaw.nudgeMicros(dice, turn);
    }

    private boolean mayInterrupt() {
        return perTurn < MOST_PER_TURN && perContact < MOST_PER_CONTACT;
    }

    private long next() {
        return Math.min(Math.min(followUpAt, nudgeAt), Math.min(leaveAt, closeAt));
    }
}
