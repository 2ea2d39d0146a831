package dev.clamor.cli;

import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContainmentClass;
import dev.clamor.metrics.EscalationLabel;
import dev.clamor.metrics.FailureCause;
import dev.clamor.metrics.FailureMode;
import dev.clamor.results.verdict.CheckCode;
import dev.clamor.results.verdict.ReasonCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The kinds of codes that files and terminals show, each with all its codes. */
enum CodeKind {
    REASON(ReasonCode.values()),
    CHECK(CheckCode.values()),
    END(EndReason.values()),
    DISCARD(Discarded.Reason.values()),
    FAULT(Fault.values()),
    BLAME(Fault.Blame.values()),
    REPLY(ReplyClass.values()),
    MARK(TurnEvent.Mark.values()),
    ACTION(TurnEvent.ActionVerdict.values()),
    CONTAINMENT(ContainmentClass.values()),
    ESCALATION(EscalationLabel.values()),
    TRIGGER(Trigger.values(), Trigger::code),
    MODE(FailureMode.values()),
    CAUSE(FailureCause.values());

    private final List<String> codes;

    <E extends Enum<E>> CodeKind(E[] values) {
        this(values, Enum::name);
    }

    <E> CodeKind(E[] values, Function<E, String> code) {
        this.codes = Arrays.stream(values).map(code).toList();
    }

    /** Its name in the catalogue. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All codes of this kind, in the program's order. */
    List<String> codes() {
        return codes;
    }
}
