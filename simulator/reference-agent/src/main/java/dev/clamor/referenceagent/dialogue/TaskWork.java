package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.backend.Booking;
import dev.clamor.referenceagent.backend.Ledger;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out a task all of whose slots are known, or refuses it where policy says so. */
final class TaskWork {
    private static final int LONGEST_RETURN_DAYS = 45;

    private final Wording wording;

    TaskWork(Wording wording) {
        this.wording = wording;
    }

    /**
     * What came of a task.
     *
     * @param text    the reply
     * @param actions what was done, refused or tried
     * @param done    whether the matter is settled as far as the agent claims
     */
    record Result(String text, List<Booking> actions, boolean done) {}

    Result carryOut(Turn turn, Matter matter) {
        if (mustRefuse(matter)) {
            return refuse(turn, matter);
        }
        String claim = wording.say("done_" + matter.intent.wireName(), turn, byWireName(matter.values));
        String action = action(matter.intent);
        if (Ledger.isRead(action) && turn.strikes(Flaw.LOOKUP_FAILURE)) {
            return failed(turn, matter, action);
        }
        if (Ledger.isRead(action)) {
            return new Result(
                    claim, List.of(audited(turn, turn.conversation().ledger.book(action, arguments(matter)))), true);
        }
        if (turn.strikes(Flaw.HALLUCINATED_ACTION)) {
            return new Result(claim, List.of(), true);
        }
        if (turn.strikes(Flaw.TOOL_FAILURE)) {
            return failed(turn, matter, action);
        }
        return act(turn, matter, action, claim);
    }

    private Result failed(Turn turn, Matter matter, String action) {
        matter.toolFailures++;
        Booking failed = turn.conversation().ledger.fail(action, arguments(matter));
        return new Result(wording.say("tool_failed", turn), List.of(failed), false);
    }

    private Result act(Turn turn, Matter matter, String action, String claim) {
        Ledger ledger = turn.conversation().ledger;
        List<Booking> actions = new ArrayList<>();
        if (matter.intent == Intent.CARD_BLOCK) {
            Map<String, String> who =
                    byWireName(Map.of(Slot.DATE_OF_BIRTH, matter.values.getOrDefault(Slot.DATE_OF_BIRTH, "")));
            actions.add(audited(turn, ledger.book("verify_identity", who)));
        }
        Map<String, String> arguments = arguments(matter);
        if (turn.strikes(Flaw.WRONG_ACTION)) {
            boolean wrongValue = turn.chance().pick(WRONG_KIND + turn.conversation().turns, 2) == 0;
            actions.add(audited(turn, ledger.bookBlindly(action, wrongValue ? Spoiling.spoilt(arguments) : arguments)));
            if (!wrongValue) {
                actions.add(audited(turn, ledger.bookBlindly(action, arguments)));
            }
            return new Result(claim, actions, true);
        }
        Booking booking = audited(turn, ledger.book(action, arguments));
        actions.add(booking);
        boolean done = booking.status() == Booking.Status.DONE;
        return new Result(done ? claim : wording.say("already_done", turn), actions, true);
    }

    private static final int WRONG_KIND = 7001;

    private static Booking audited(Turn turn, Booking booking) {
        return turn.strikes(Flaw.UNAUDITED) ? booking.unaudited() : booking;
    }

    private static boolean mustRefuse(Matter matter) {
        return switch (matter.intent) {
            case REFUND_REQUEST -> true;
            case RETURN_ITEM ->
                new BigDecimal(matter.values.getOrDefault(Slot.DAYS_SINCE, "0"))
                                .compareTo(BigDecimal.valueOf(LONGEST_RETURN_DAYS))
                        > 0;
            default -> HandOverRules.isAboveLimit(matter);
        };
    }

    /** Refuses, with the alternative: a failed reply in the customer's eyes, however correct. */
    Result refuse(Turn turn, Matter matter) {
        matter.refusals++;
        matter.failures++;
        boolean policy = matter.intent == Intent.RETURN_ITEM || matter.intent == Intent.REFUND_REQUEST;
        String template = policy ? "refuse_" + matter.intent.wireName() : "refuse_limit";
        Booking refused = turn.conversation().ledger.refuse(action(matter.intent), arguments(matter));
        Map<String, String> values = byWireName(matter.values);
        values.putIfAbsent("amount", values.getOrDefault("months", ""));
        return new Result(wording.say(template, turn, values), List.of(refused), false);
    }

    static String action(Intent intent) {
        return switch (intent) {
            case BILLING_DISPUTE -> "issue_credit";
            case CANCEL_CONTRACT -> "cancel_contract";
            case CARD_BLOCK -> "block_card";
            case TRANSFER_LIMIT -> "set_transfer_limit";
            case LICENCE_RESET -> "reset_licence";
            case APPOINTMENT_MOVE -> "move_appointment";
            case PAYMENT_PLAN -> "create_payment_plan";
            case ORDER_STATUS -> "lookup_order";
            case RETURN_ITEM -> "create_return";
            case REFUND_REQUEST -> "issue_refund";
            case DAMAGED_ITEM -> "send_replacement";
            default -> throw new IllegalArgumentException("intent: a task was expected. Found: " + intent.wireName());
        };
    }

    private static Map<String, String> arguments(Matter matter) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Slot slot : matter.intent.slots()) {
            String value = matter.values.get(slot);
            boolean elsewhere = slot == Slot.DATE_OF_BIRTH || slot == Slot.DAYS_SINCE;
            if (value != null && !elsewhere) {
                arguments.put(slot.wireName(), value);
            }
        }
        return arguments;
    }

    static Map<String, String> byWireName(Map<Slot, String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach((slot, value) -> named.put(slot.wireName(), value));
        return named;
    }
}
