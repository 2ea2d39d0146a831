package dev.clamor.metrics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Every service level indicator that is counted, besides those of {@link #latencyId latency} and {@link #firstTokenId first words}. */
public enum Sli {
    TRUE_CONTAINMENT(
            "trueContainment",
            "containable contacts solved truly / containable contacts (no trigger fired, no grey handoff, not adversarial)"),
    RAW_CONTAINMENT("rawContainment", "contacts without a handoff / valid contacts"),
    ESCALATION_RECALL(
            "escalationRecall", "needed handoffs made in time / contacts that needed one (TP / (TP+LATE+MISS))"),
    ESCALATION_PRECISION("escalationPrecision", "needed handoffs / all handoffs judged (TP / (TP+FP))"),
    ESCALATION_SPECIFICITY(
            "escalationSpecificity", "contacts rightly kept / contacts that needed no human (TN / (TN+FP))"),
    WRONG_ACTION_FREE("wrongActionFree", "contacts without a wrong action / valid contacts"),
    BREACH_FREE("breachFree", "contacts without a breach or leak / valid contacts"),
    HALLUCINATION_FREE("hallucinationFree", "contacts without a claim of done that is not so / valid contacts"),
    ABANDONMENT_FREE(
            "abandonmentFree",
            "contacts that the customer did not give up, silently, in words or on a failed turn / valid contacts"),
    ERROR_FREE_TURNS("errorFreeTurns", "turns answered with a usable reply / turns answered or failed"),
    AUDITED_ACTIONS("auditedActions", "actions done with an audit id / actions done"),
    REPHRASE_CONSISTENCY(
            "rephraseConsistency",
            "questions asked in several wordings whose answers agree / such questions with two answers to compare"),
    INTERRUPTION_RECOVERY(
            "interruptionRecovery",
            "interruptions after which the thread was kept (no stale action, no lost context or failed reply, no stale answer)"
                    + " / interruptions answered"),
    CHANNEL_CONTINUITY(
            "channelContinuity",
            "customers' moves to another channel after which nothing told before was asked for again and the first reply"
                    + " understood what it was about, unless the last one before had failed too / moves answered"),
    RIGHT_QUEUE("rightQueue", "handoffs to the right queue / needed handoffs made"),
    CONTEXT_COMPLETE("contextComplete", "needed handoffs with every fact given in the payload / needed handoffs made"),
    REPEAT_FREE(
            "repeatFree",
            "contacts whose customer would not come back about the same matter within seven days / valid contacts");

    static final int COUNT = values().length;

    /** Those of which one contact can have several events. */
    private static final Set<Sli> MANY = EnumSet.of(
            ERROR_FREE_TURNS, AUDITED_ACTIONS, REPHRASE_CONSISTENCY, INTERRUPTION_RECOVERY, CHANNEL_CONTINUITY);

    private static final Set<String> ONCE = Arrays.stream(values())
            .filter(sli -> !MANY.contains(sli))
            .map(Sli::id)
            .collect(Collectors.toUnmodifiableSet());

    private final String id;
    private final String formula;

    Sli(String id, String formula) {
        this.id = id;
        this.formula = formula;
    }

    /** The name used in objectives files, snapshots and verdicts. */
    public String id() {
        return id;
    }

    /** What is good over what is valid, in words. */
    public String formula() {
        return formula;
    }

    /** Whether a contact is at most one event of the indicator with this id; not so for turns, actions and replies. */
    public static boolean oncePerContact(String id) {
        return ONCE.contains(id);
    }

    /** The id of the indicator "replies complete within this time of their due time". */
    public static String latencyId(long thresholdMillis) {
        return "repliesFasterThan:" + thresholdMillis + "ms";
    }

    /** The id of the indicator "first words within this time of their due time". */
    public static String firstTokenId(long thresholdMillis) {
        return "firstTokenFasterThan:" + thresholdMillis + "ms";
    }

    /** What is good over what is valid for {@link #firstTokenId}. */
    public static String firstTokenFormula(long thresholdMillis) {
        return "replies, cut ones too, whose first words came within " + thresholdMillis
                + " ms of their due time / turns answered, cut or failed";
    }

    /** What is good over what is valid for {@link #latencyId}. */
    public static String latencyFormula(long thresholdMillis) {
        return "usable replies complete within " + thresholdMillis + " ms of their due time / turns answered or failed";
    }
}
