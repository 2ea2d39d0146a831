package dev.clamor.conversation;

/**
 * What a reply was to the customer. {@link #shock} is what it adds to the frustration on the log-odds scale, in units of
 * one misunderstood reply.
 */
public enum ReplyClass {
    /** No usable reply: error, timeout, empty, unreadable. */
    ERROR(1.2, true),
    /** The contact is handed to a human. */
    HANDOFF_OK(-0.5, false),
    /** A human was asked for and refused. */
    HANDOFF_DENIED(1.6, true),
    /** Says what it said before, without progress. */
    LOOPING(1.5, true),
    /** Contradicts the truth: a false figure, a wrong action, a claim that is not so. */
    WRONG(1.3, true),
    /** The goal is met: required facts said, gold actions done. */
    RESOLVED(-1.5, false),
    /** A required fact said, a slot accepted, a gold action done. */
    PROGRESS(-0.4, false),
    /** Asks for a fact not given yet, or for a confirmation. */
    CLARIFY(0.15, false),
    /** Asks for a fact already given. */
    CLARIFY_AGAIN(0.6, true),
    /** Points elsewhere without an answer. */
    DEFLECT(1.2, true),
    /** Refuses by policy, rightly or not. */
    REFUSE(0.8, true),
    /** Answers small talk, thanks or a digression; neither helps nor hurts. */
    CHAT(0.0, false),
    /** A fallback, or anything else. */
    MISUNDERSTOOD(1.0, true);

    private final double shock;
    private final boolean failure;

    ReplyClass(double shock, boolean failure) {
        this.shock = shock;
        this.failure = failure;
    }

    /** Added to the frustration, in log-odds. */
    public double shock() {
        return shock;
    }

    /** Whether the reply counts as a failure in a row. */
    public boolean failure() {
        return failure;
    }

    /** Whether the reply ends a row of failures. */
    public boolean relief() {
        return this == PROGRESS || this == RESOLVED;
    }
}
