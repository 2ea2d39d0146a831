package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;

/**
 * What the search keeps of one contact.
 *
 * @param arrival its place in the order of arrival
 * @param step the stage in which it was due
 * @param valid whether it counts: judged and not discarded
 * @param openedMicros when it began
 * @param inProgress contacts in progress when it began, itself included
 * @param good good events for each objective
 * @param total valid events for each objective
 * @param replyMicros when each reply came
 * @param latencyMicros how long each reply took from the due time of its message
 */
record KneeContact(
        long arrival,
        LoadStep step,
        boolean valid,
        long openedMicros,
        int inProgress,
        long[] good,
        long[] total,
        long[] replyMicros,
        long[] latencyMicros) {

    /** Mean time of its replies in milliseconds; NaN without any. */
    double meanMillis() {
        double sum = 0;
        for (long micros : latencyMicros) {
            sum += micros;
        }
        return sum / latencyMicros.length / 1e3;
    }
}
