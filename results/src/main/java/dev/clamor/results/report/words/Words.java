package dev.clamor.results.report.words;

import java.util.Locale;
import java.util.Map;

/** Names of the code as people say them. Names that are not ours come back as they are. */
public final class Words {
    private static final Map<String, String> CONTAINMENT = Map.ofEntries(
            Map.entry("HANDED_OFF", "Handed to a human; not contained at all"),
            Map.entry("TRUE", "Solved, with nothing wrong on the way"),
            Map.entry("POLICY_BREACH", "The agent broke a limit or gave something away"),
            Map.entry("WRONG_ACTION", "The agent did something that it should not have done"),
            Map.entry("HALLUCINATED_RESOLUTION", "The agent said that it was done; it was not"),
            Map.entry("MISSED_ESCALATION", "Needed a human and got none"),
            Map.entry("LOOP", "The agent went in circles"),
            Map.entry("DEAD_END", "Pointed elsewhere or refused, without a solution"),
            Map.entry("ERROR_EXIT", "Ended on a technical error of the agent"),
            Map.entry("GAVE_UP_SILENT", "The customer left without a word"),
            Map.entry("GAVE_UP_ANNOUNCED", "The customer said that they were giving up"),
            Map.entry("PARTIAL", "Part of what the customer came for was not done"),
            Map.entry("RETURNED", "The customer would be back about the same matter within seven days"));

    private static final Map<String, String> TRIGGERS = Map.ofEntries(
            Map.entry("E1", "asked for a human"),
            Map.entry("E2", "three failures in a row"),
            Map.entry("E3", "high stakes"),
            Map.entry("E4", "vulnerable customer"),
            Map.entry("E5", "above the agent's limit"),
            Map.entry("E6", "out of the agent's scope"),
            Map.entry("E7", "agent unsure twice"),
            Map.entry("E8", "upset twice running, or abuse"),
            Map.entry("E9", "required tool down"),
            Map.entry("E10", "third contact about the same matter"));

    private static final Map<String, String> AFTERMATHS = Map.of(
            "KEPT", "Went on from what was said last",
            "STALE_ACTION", "Did what had been replaced",
            "ANSWERED_BOTH", "Gave the stale answer as well",
            "LOST_THREAD", "Lost the thread or failed");

    private static final Map<String, String> HUMAN = Map.of(
            "TRUE_POSITIVE", "Needed, came in time",
            "LATE", "Needed, came late",
            "MISS", "Needed, none came",
            "FALSE_POSITIVE", "Not needed, yet came",
            "TRUE_NEGATIVE", "Not needed, none came",
            "MAY", "Grey area",
            "CENSORED", "Left before it was due");

    private Words() {}

    /** {@code HAND_OFF} as {@code hand off}. */
    public static String name(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code HAND_OFF} as {@code Hand off}. */
    public static String title(String code) {
        String words = name(code);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What a class of containment means, in one line; empty if unknown. */
    public static String containment(String containmentClass) {
        return CONTAINMENT.getOrDefault(containmentClass, "");
    }

    /** What became of the need for a human, by the label of escalation; other names as they are. */
    public static String human(String label) {
        return HUMAN.getOrDefault(label, label);
    }

    /** What an aftermath of an interruption means. */
    public static String aftermath(String code) {
        return AFTERMATHS.getOrDefault(code, code);
    }

    /** How the customer interrupted. */
    public static String interruption(String form) {
        return switch (form) {
            case "cut" -> "talked over a reply, which was stopped";
            case "pending" -> "wrote again before a reply";
            default -> form;
        };
    }

    /** What a trigger's code means; empty if unknown. */
    public static String trigger(String code) {
        return TRIGGERS.getOrDefault(code, "");
    }

    /** {@code 000128-000255} as {@code 128–255}; anything else as it is. */
    public static String band(String band) {
        if (!band.matches("\\d+-\\d+")) {
            return band;
        }
        int dash = band.indexOf('-');
        long low = Long.parseLong(band.substring(0, dash));
        long high = Long.parseLong(band.substring(dash + 1));
        return low + "\u2013" + high;
    }

    /** A condition such as {@code band:000128-000255} as {@code with 128–255 contacts in progress}. */
    public static String condition(String condition) {
        int colon = condition.indexOf(':');
        String value = condition.substring(colon + 1);
        return switch (colon < 0 ? condition : condition.substring(0, colon)) {
            case "all" -> "overall";
            case "band" -> "with " + band(value) + " contacts in progress";
            case "stage" -> "in stage " + value;
            case "persona" -> "with the persona " + value;
            case "scenario" -> "in the scenario " + value;
            case "ceiling" -> "while the agent's ceilings held contacts back";
            case "fault" -> "under the planned fault " + value;
            case "intent" -> "with the intent " + value;
            case "channel" ->
                value.equals("switched") ? "after the customer moved to another channel" : "on the channel " + value;
            case "behaviour" -> "right after the customer " + behaviour(value);
            default -> "under " + condition;
        };
    }

    private static String behaviour(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "INTERRUPTED" -> "interrupted";
            case "CHANGED_INTENT" -> "changed the subject";
            case "RESUMED" -> "came back to an earlier matter";
            case "REPHRASED" -> "rephrased";
            case "THREE_WORDINGS" -> "asked in a third wording";
            case "REVISED" -> "corrected a fact";
            case "DIGRESSED" -> "digressed";
            case "UPSET" -> "showed anger";
            case "SWITCHED_CHANNEL" -> "moved to another channel";
            case "ADVERSARIAL" -> "tried to get more than is due";
            default -> "did " + name(value);
        };
    }
}
