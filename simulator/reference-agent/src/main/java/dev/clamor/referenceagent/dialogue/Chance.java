package dev.clamor.referenceagent.dialogue;

/** The draws of one conversation at its present load: the same question always gets the same answer. */
public interface Chance {
    /** Whether a flaw strikes on its occasion-th occasion in this conversation, counted from 0. */
    boolean strikes(Flaw flaw, int occasion);

    /** A number in [0, bound) for a choice that is not a flaw, such as a wording. */
    int pick(int purpose, int bound);
}
