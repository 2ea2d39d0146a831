package dev.clamor.results.analysis;

import dev.clamor.metrics.FailureMode;
import dev.clamor.results.report.words.Words;
import java.util.Map;

/** Modes of failure and their causes as people say them. */
public final class ModeWords {
    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("NEVER_HANDED_OVER", "never handed over"),
            Map.entry("HANDED_OVER_LATE", "handed over too late"),
            Map.entry("ASKED_AGAIN", "asked again for what was told"),
            Map.entry("ACTED_ON_STALE", "acted on what had been replaced"),
            Map.entry("LOST_AFTER_INTERRUPTION", "lost the thread after an interruption"),
            Map.entry("LOST_AFTER_CHANGE", "forgot after an interruption or a change of subject"),
            Map.entry("LOST_AFTER_SWITCH", "forgot after the customer moved to another channel"),
            Map.entry("HUMAN_IGNORED", "a request for a human ignored"),
            Map.entry("WENT_IN_CIRCLES", "went in circles with nobody taking over"),
            Map.entry("LEFT_SILENTLY", "the customer left without a word"),
            Map.entry("NO_AUDIT_ID", "a wrong action without an audit id"),
            Map.entry("NO_HANDOFF_REASON", "a handoff without a reason"));

    private ModeWords() {}

    /** The mode's name. */
    public static String name(FailureMode mode) {
        return Words.title(mode.name()).replace("Over automation", "Over-automation");
    }

    /** A cause; one that is unknown as its words. */
    public static String cause(String code) {
        return CAUSES.getOrDefault(code, Words.name(code));
    }

    /** What the mode is, as the beginning of a sentence. */
    static String what(FailureMode mode) {
        return switch (mode) {
            case OVER_AUTOMATION -> "Kept what should have been handed over";
            case SHALLOW_CONTEXT -> "Forgot what it had been told";
            case UNDEFINED_ESCALATION -> "Left no way out";
            case LOCAL_OPTIMISATION -> "Improved one number at the price of another";
            case MISSING_FEEDBACK -> "Failed without a trace for the team";
            case UNREADY_PROCESS -> "Failed at a step whoever asked";
        };
    }

    static String unit(FailureMode mode) {
        return switch (mode) {
            case OVER_AUTOMATION -> "contacts that needed a human";
            case SHALLOW_CONTEXT -> "contacts of two messages or more";
            case UNDEFINED_ESCALATION -> "contacts";
            case LOCAL_OPTIMISATION -> "trade-offs";
            case MISSING_FEEDBACK -> "contacts that the agent did not solve alone";
            case UNREADY_PROCESS -> "visits";
        };
    }

    /** What to do about it, as a sentence of its own with a leading blank; empty if there is nothing to say. */
    static String pointer(FailureMode mode, long seen) {
        return mode == FailureMode.MISSING_FEEDBACK && seen > 0 ? " Read them: clamor review RUN_DIR." : "";
    }
}
