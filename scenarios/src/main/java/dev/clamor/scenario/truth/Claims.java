package dev.clamor.scenario.truth;

/**
 * What a reply says in words of having done.
 *
 * @param done actions of the goal under discussion that change something and are said to be done: bit i for the goal's
 *     gold action i
 * @param reads the same for those that change nothing
 * @param all whether the matter as a whole is said to be done
 * @param other whether something else is said to be done that changes something
 * @param forbidden whether something that must never be done in the scenario is said to be done
 * @param promised whether something is said to be done later
 * @param deedPromised whether that is an action of the goal, or one that must never be done
 * @param sure whether it is said in a whole sentence and not in the manner of a headline
 * @param why the words that say so, for people; empty where nothing is said to be done
 * @param at where those words stand in the normal text, or -1
 */
record Claims(
        int done,
        int reads,
        boolean all,
        boolean other,
        boolean forbidden,
        boolean promised,
        boolean deedPromised,
        boolean sure,
        String why,
        int at) {
    static final Claims NONE = new Claims(0, 0, false, false, false, false, false, false, "", -1);

    /**
     * What counts where nothing but the words can be seen: to have done something else is no claim on the matter unless
     * nothing may be done in it, and general words about what is settled are none beside a pointer to elsewhere.
     */
    Claims inWordsOnly(boolean pointsElsewhere, boolean nothingToDo) {
        boolean whole = all && !(pointsElsewhere && done == 0);
        return new Claims(done, reads, whole, other && nothingToDo, forbidden, promised, deedPromised, sure, why, at);
    }

    /** Whether anything that changes something, or the matter as a whole, is said to be done. */
    boolean any() {
        return done != 0 || all || other || forbidden;
    }
}
