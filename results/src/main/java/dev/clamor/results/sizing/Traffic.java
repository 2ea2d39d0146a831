package dev.clamor.results.sizing;

/**
 * The contacts that a plan sends. With all stages longer by one factor there are as many more of them.
 *
 * @param judged contacts expected in the stages that are judged
 * @param warmUp contacts expected in the others
 * @param seconds length of all stages
 * @param judgedSeconds length of the judged ones
 * @param limit the most contacts that the plan allows, warm-up included; 0 for no limit
 */
public record Traffic(double judged, double warmUp, double seconds, double judgedSeconds, long limit) {

    /** Judged contacts expected of the plan as it stands; at its limit, warm-up is taken to come first. */
    public double planned() {
        return limit == 0 ? judged : Math.max(0, Math.min(judged, limit - warmUp));
    }

    /** Length of all stages that gives so many judged contacts. */
    public double secondsFor(double judgedContacts) {
        return seconds * judgedContacts / judged;
    }

    /** All contacts, warm-up included, of a run with so many judged ones. */
    public double contactsFor(double judgedContacts) {
        return (judged + warmUp) * judgedContacts / judged;
    }
}
