package dev.clamor.conversation;

/** Why a turn got no usable reply, and whose fault it is. */
public enum Fault {
    TIMEOUT(Blame.AGENT),
    REFUSED(Blame.AGENT),
    RESET(Blame.AGENT),
    RATE_LIMITED(Blame.AGENT),
    CLIENT_ERROR(Blame.AGENT),
    SERVER_ERROR(Blame.AGENT),
    EMPTY(Blame.AGENT),
    UNREADABLE(Blame.AGENT),
    TOO_LARGE(Blame.AGENT),
    /** Our own failure: no socket left, an exception in our code. */
    HARNESS(Blame.HARNESS);

    private final Blame blame;

    Fault(Blame blame) {
        this.blame = blame;
    }

    /** Who answers for it. */
    public Blame blame() {
        return blame;
    }

    /** Who answers for a fault. */
    public enum Blame {
        AGENT,
        HARNESS
    }
}
