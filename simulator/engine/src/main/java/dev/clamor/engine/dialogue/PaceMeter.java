package dev.clamor.engine.dialogue;

/** Takes the time of one reply from its utterance on. The clock is passed in, in microseconds from any beginning. */
public final class PaceMeter {
    private static final long NOTHING_YET = -1;

    private long sent;
    private long first = NOTHING_YET;
    private long last;
    private long stall;
    private long waited;

    /** The utterance is sent now. */
    public PaceMeter(long nowMicros) {
        this.sent = nowMicros;
    }

    /** A readable part came. */
    public void part(long nowMicros) {
        if (first == NOTHING_YET) {
            first = nowMicros - sent;
        } else {
            stall = Math.max(stall, nowMicros - last);
        }
        last = nowMicros;
    }

    /** A request of the turn was held back this long by us, which is not the agent's time. */
    public void held(long micros) {
        sent += micros;
    }

    /** A request of the turn waited this long for a connection, which is not the agent's time, but the customer's. */
    public void waited(long micros) {
        sent += micros;
        waited += micros;
    }

    /** Whether a part came. */
    public boolean begun() {
        return first != NOTHING_YET;
    }

    /** The reply ends now. Waiting for its end after the last part is no stall: nothing more is to be read. */
    public Pace end(long nowMicros) {
        long whole = nowMicros - sent;
        return new Pace(begun() ? first : whole, stall, whole, waited);
    }
}
