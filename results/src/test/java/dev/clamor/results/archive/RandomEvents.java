package dev.clamor.results.archive;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Events of every kind with every optional part present or not. */
final class RandomEvents {
    private static final String LETTERS =
            "abc ABC 0129 äöü €µ ‘quoted’ \"\\\n\r\t\u0000\u001b[31m\u2028\u2029\u007f日本語😀";

    private final RandomGenerator random;

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    LogEvent next() {
        return switch (random.nextInt(13)) {
            case 0 -> opened();
            case 1 -> spoke();
            case 2 -> replied();
            case 3 -> new TurnEvent.HandedOff(contact(), at(), small(), text(), text(), flag(), small(), small());
            case 4 ->
                new TurnEvent.TurnFailed(
                        contact(), at(), small(), at(), one(Fault.class), text(), one(JourneyStep.class));
            case 5 -> new TurnEvent.ContactClosed(contact(), at(), outcome(), some(this::goal), flag(), flag());
            case 6 ->
                new TurnEvent.ReplyCut(
                        contact(), at(), small(), at(), at(), at(), text(), some(() -> one(TurnEvent.Mark.class)));
            case 7 ->
                new TurnEvent.Verified(
                        contact(),
                        at(),
                        some(this::action),
                        some(this::text),
                        some(() -> new TurnEvent.CheckSeen(text(), one(TurnEvent.CheckVerdict.class))),
                        text());
            case 8 ->
                new RunEvent.HealthSampled(at(), at(), small(), at(), at(), at(), at(), number(), small(), holdings());
            case 10 -> new TurnEvent.TurnRetried(contact(), at(), small(), one(Fault.class));
            case 9 -> new RunEvent.CeilingHeld(at(), at(), small(), at(), at(), at());
            case 11 -> new RunEvent.FaultSwitched(at(), text(), text(), flag(), text());
            default -> new RunEvent.RunEnded(at(), at(), at(), at(), at(), one(RunEvent.EndReason.class), at());
        };
    }

    private RunEvent.Holdings holdings() {
        return random.nextInt(3) == 0
                ? RunEvent.Holdings.UNKNOWN
                : new RunEvent.Holdings(small(), small(), at(), at(), small(), small(), at());
    }

    private TurnEvent opened() {
        return new TurnEvent.ContactOpened(
                contact(),
                at(),
                at(),
                text(),
                flag(),
                small(),
                text(),
                text(),
                text(),
                text(),
                small(),
                one(Disposition.class),
                flag(),
                small(),
                text(),
                text());
    }

    private TurnEvent spoke() {
        return new TurnEvent.CustomerSpoke(
                contact(),
                at(),
                at(),
                small(),
                one(CustomerAct.class),
                text(),
                small() - 1,
                text(),
                text(),
                one(Tone.class),
                number(),
                some(this::text),
                flag(),
                some(() -> new TurnEvent.Fired(one(Trigger.class), small())),
                some(this::text),
                text());
    }

    private TurnEvent replied() {
        return new TurnEvent.AgentReplied(
                contact(),
                at(),
                small(),
                at(),
                at(),
                at(),
                at(),
                one(ReplyClass.class),
                text(),
                one(JourneyStep.class),
                flag(),
                text(),
                flag() ? text() : null,
                text(),
                some(this::text),
                some(this::text),
                some(this::action),
                some(() -> one(TurnEvent.Mark.class)),
                flag(),
                number());
    }

    private TurnEvent.ActionSeen action() {
        return new TurnEvent.ActionSeen(
                text(), one(AgentReply.Action.Status.class), one(TurnEvent.ActionVerdict.class), flag());
    }

    private TurnEvent.GoalEnd goal() {
        return new TurnEvent.GoalEnd(text(), text(), flag(), flag(), flag());
    }

    private ConversationOutcome outcome() {
        return switch (random.nextInt(5)) {
            case 0 -> new ConversationOutcome.Contained(flag());
            case 1 -> new ConversationOutcome.Escalated();
            case 2 -> new ConversationOutcome.Abandoned(flag());
            case 3 -> new ConversationOutcome.AgentFailed(one(Fault.class));
            default -> new ConversationOutcome.Discarded(one(ConversationOutcome.Discarded.Reason.class));
        };
    }

    private ContactId contact() {
        return new ContactId(random.nextInt(4) == 0 ? random.nextLong() >>> 1 : random.nextLong(1 << 28));
    }

    private long at() {
        return random.nextInt(8) == 0 ? random.nextLong() : random.nextLong(600_000_000L);
    }

    private int small() {
        return random.nextInt(16) == 0 ? random.nextInt() : random.nextInt(30);
    }

    private double number() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> Double.longBitsToDouble(random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
            case 3 -> random.nextInt(5);
            default -> random.nextDouble();
        };
    }

    private boolean flag() {
        return random.nextBoolean();
    }

    private <E extends Enum<E>> E one(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    private <T> List<T> some(Supplier<T> supplier) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(supplier.get());
        }
        return List.copyOf(items);
    }

    private String text() {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
