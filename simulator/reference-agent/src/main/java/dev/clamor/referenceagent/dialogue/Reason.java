package dev.clamor.referenceagent.dialogue;

/**
 * Why a conversation must go to a person.
 *
 * @param code   the reason on the wire
 * @param queue  who takes it
 * @param phrase the template that announces it
 */
record Reason(String code, String queue, String phrase) {
    static Reason of(String code, String queue) {
        return new Reason(code, queue, "handover_" + code);
    }
}
