package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.knowledge.Desk;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import dev.clamor.referenceagent.language.Cue;
import java.math.BigDecimal;
import java.util.Optional;

/** When a conversation must go to a person, most urgent reason first. */
final class HandOverRules {
    /** Failed replies in a row on one matter that make the next reply a hand-over. */
    static final int FAILURES = 3;

    private static final int TOOL_FAILURES = 2;
    private static final int UPSET_MESSAGES = 2;
    private static final double SURE = 0.6;
    private static final double LIKELY = 0.35;
    private static final double ASKS_FOR_HUMAN = 0.7;

    private HandOverRules() {}

    static Optional<Reason> find(Turn turn) {
        return highStakes(turn)
                .or(() -> request(turn))
                .or(() -> failure(turn))
                .or(() -> customer(turn))
                .or(() -> authority(turn));
    }

    private static Optional<Reason> highStakes(Turn turn) {
        Intent intent = matter(turn);
        if (turn.has(Cue.SAFETY)) {
            return Optional.of(Reason.of("high_stakes", queue(turn)));
        }
        boolean banking =
                intent.desk() == Desk.BANKING || turn.conversation().desk.equals(Optional.of(Desk.BANKING));
        if (banking && isFraud(turn, intent)) {
            return Optional.of(Reason.of("fraud_in_progress", "fraud"));
        }
        if (turn.has(Cue.LEGAL) && !turn.has(Cue.INJECTION)) {
            return Optional.of(Reason.of("high_stakes", queue(turn)));
        }
        if (isBereavement(turn, intent)) {
            return Optional.of(new Reason("high_stakes", "care", "handover_bereavement"));
        }
        return Optional.empty();
    }

    private static boolean isFraud(Turn turn, Intent intent) {
        return intent == Intent.FRAUD_REPORT
                || turn.has(Cue.FRAUD)
                || !turn.news
                        && turn.heard().matter() == Intent.FRAUD_REPORT
                        && turn.heard().probability() >= SURE;
    }

    private static boolean isBereavement(Turn turn, Intent intent) {
        if (intent == Intent.BEREAVEMENT) {
            return true;
        }
        boolean health = turn.conversation().desk.equals(Optional.of(Desk.HEALTHCARE))
                || turn.conversation().desk.isEmpty();
        return turn.has(Cue.BEREAVEMENT)
                && health
                && !intent.onCareList()
                && turn.heard().matter() == Intent.BEREAVEMENT
                && turn.heard().probability() >= LIKELY;
    }

    private static Optional<Reason> request(Turn turn) {
        boolean said = turn.has(Cue.HUMAN);
        boolean meant = turn.heard().talk() == Intent.HUMAN_REQUEST
                && turn.heard().talkProbability() >= ASKS_FOR_HUMAN
                && !turn.has(Cue.INJECTION)
                && !turn.news;
        return said || meant ? Optional.of(Reason.of("customer_request", queue(turn))) : Optional.empty();
    }

    private static Optional<Reason> failure(Turn turn) {
        Conversation c = turn.conversation();
        if (c.open != null && c.open.toolFailures >= TOOL_FAILURES) {
            return Optional.of(Reason.of("tool_failed", queue(turn)));
        }
        if (c.failures() >= FAILURES && !turn.openedMatter) {
            return Optional.of(Reason.of("repeated_failure", queue(turn)));
        }
        return Optional.empty();
    }

    private static Optional<Reason> customer(Turn turn) {
        Conversation c = turn.conversation();
        if (turn.has(Cue.REPEAT)) {
            return Optional.of(Reason.of("repeat_contact", queue(turn)));
        }
        boolean vulnerable = c.everSaid.contains(Cue.VULNERABLE) || c.everSaid.contains(Cue.PARTNER_LOSS);
        if (vulnerable && matter(turn).onCareList()) {
            return Optional.of(Reason.of("vulnerable", "care"));
        }
        if (turn.has(Cue.PROFANITY) || c.upsetRun >= UPSET_MESSAGES) {
            return Optional.of(Reason.of("customer_upset", queue(turn)));
        }
        return Optional.empty();
    }

    private static Optional<Reason> authority(Turn turn) {
        Matter open = turn.conversation().open;
        if (open == null) {
            return Optional.empty();
        }
        if (open.intent == Intent.DATA_RECOVERY) {
            return Optional.of(Reason.of("out_of_scope", queue(turn)));
        }
        if (isAboveLimit(open) && (open.isComplete() || open.askedForLimitContext)) {
            return Optional.of(Reason.of("amount_above_limit", queue(turn)));
        }
        if (open.dontKnows >= 1 && turn.isTalk(Intent.DONT_KNOW) && !open.isComplete()) {
            return Optional.of(Reason.of("cannot_identify", queue(turn)));
        }
        return Optional.empty();
    }

    /** Whether a task asks for more than the agent may decide, as far as is known. */
    static boolean isAboveLimit(Matter matter) {
        return switch (matter.intent) {
            case BILLING_DISPUTE -> exceeds(matter.values.get(Slot.AMOUNT), 50);
            case TRANSFER_LIMIT -> exceeds(matter.values.get(Slot.AMOUNT), 5000);
            case PAYMENT_PLAN -> exceeds(matter.values.get(Slot.MONTHS), 6);
            default -> false;
        };
    }

    private static boolean exceeds(@org.jspecify.annotations.Nullable String value, int limit) {
        return value != null && new BigDecimal(value).compareTo(BigDecimal.valueOf(limit)) > 0;
    }

    /** The matter a reply is about: the open one, else the one just finished, else plain talk. */
    static Intent matter(Turn turn) {
        Conversation c = turn.conversation();
        if (c.open != null) {
            return c.open.intent;
        }
        return c.finished == null ? Intent.GREETING : c.finished.intent;
    }

    private static String queue(Turn turn) {
        Intent intent = matter(turn);
        if (intent == Intent.PAYMENT_PLAN) {
            return "finance";
        }
        Desk guessed = intent.desk() == Desk.ANY ? turn.heard().matter().desk() : intent.desk();
        Desk desk = turn.message().desk().or(() -> turn.conversation().desk).orElse(guessed);
        return desk.defaultQueue();
    }
}
