package dev.clamor.metrics;

import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.HandedOff;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import dev.clamor.conversation.TurnEvent.Verified;
import dev.clamor.metrics.ContactRecord.Behaviour;
import dev.clamor.metrics.ContactRecord.Cut;
import dev.clamor.metrics.ContactRecord.Reply;
import dev.clamor.metrics.ContactRecord.Slips;
import dev.clamor.metrics.ContactRecord.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a contact in progress: counts, and a line per turn without its text. */
final class OpenContact {
    private static final int TYPICAL_TURNS = 8;
    private static final int THREE = 3;
    private static final long NO_TRIGGER = -1;

    private final ContactOpened opened;
    private final List<Utterance> utterances = new ArrayList<>(TYPICAL_TURNS);
    private final List<Reply> replies = new ArrayList<>(TYPICAL_TURNS);
    private final List<Cut> cuts = new ArrayList<>(0);
    private final Questions questions = new Questions();
    private final Interruptions interruptions = new Interruptions();
    private final ChannelMoves moves = new ChannelMoves();
    private final Deeds deeds = new Deeds();
    private @Nullable Need need;
    private @Nullable Need request;
    private @Nullable HandedOff handoff;
    private int greyTurn = EscalationLabeler.NEVER;
    private int repairs;
    private int behaviours;
    private int failuresInRow;
    private int looping;
    private boolean deadEnd;
    private String channel;
    private boolean moved;

    OpenContact(ContactOpened opened) {
        this.opened = opened;
        this.channel = opened.channel();
    }

    void spoke(CustomerSpoke event) {
        noteFrustrationAfterLastReply(event.frustration());
        int shown = Behaviours.shownBy(event);
        String question = Utterance.question(event);
        if (!question.isEmpty() && questions.asked(question, event.wording()) >= THREE) {
            shown |= Behaviours.bit(Behaviour.THREE_WORDINGS);
        }
        behaviours |= shown;
        if (!event.channel().isEmpty()) {
            channel = event.channel();
            moved = true;
        }
        utterances.add(Utterance.of(event, shown, channel, moved));
        repairs += Utterance.repairs(event.act()) ? 1 : 0;
        interruptions.spoke(event);
        moves.spoke(event);
        need = Need.first(need, event);
        request = Need.request(request, event);
        if (!event.grey().isEmpty()) {
            greyTurn = Math.min(greyTurn, event.turn());
        }
    }

    void replied(AgentReplied event) {
        Utterance asked = utterance(event.turn());
        if (asked != null && !asked.question().isEmpty()) {
            questions.answered(asked.question(), asked.wording(), event.answer(), event.intent());
        }
        interruptions.replied(event);
        moves.replied(event);
        deeds.replied(event, moves.newest());
        looping += event.replyClass() == ReplyClass.LOOPING ? 1 : 0;
        deadEnd = ContainmentLabeler.deadEnd(event.replyClass(), event.marks().contains(Mark.RIGHT_REFUSAL));
        replies.add(new Reply(
                event.atMicros(),
                event.turn(),
                event.latencyMicros(),
                event.dueLatencyMicros(),
                event.firstMicros(),
                event.stallMicros(),
                event.replyClass(),
                event.step(),
                event.stepFailed(),
                Optional.empty(),
                failuresInRow,
                asked == null ? 0 : asked.frustration(),
                Behaviours.of(asked == null ? 0 : asked.behaviours()),
                asked == null ? "" : asked.channel(),
                asked != null && asked.moved(),
                Double.NaN));
        failuresInRow = Reply.nextFailures(failuresInRow, event.replyClass());
    }

    void failed(TurnFailed event) {
        Utterance asked = utterance(event.turn());
        interruptions.failed(event.turn());
        moves.failed();
        deadEnd = false;
        replies.add(new Reply(
                event.atMicros(),
                event.turn(),
                event.latencyMicros(),
                asked == null ? event.latencyMicros() : event.atMicros() - asked.dueMicros(),
                event.latencyMicros(),
                0,
                ReplyClass.ERROR,
                event.step(),
                event.fault().blame() == Fault.Blame.AGENT,
                Optional.of(event.fault()),
                failuresInRow,
                asked == null ? 0 : asked.frustration(),
                Behaviours.of(asked == null ? 0 : asked.behaviours()),
                asked == null ? "" : asked.channel(),
                asked != null && asked.moved(),
                Double.NaN));
        failuresInRow = Reply.nextFailures(failuresInRow, ReplyClass.ERROR);
    }

    void cut(ReplyCut event) {
        Utterance asked = utterance(event.turn());
        interruptions.cut(event);
        deeds.cut(event);
        long sent = event.atMicros() - event.latencyMicros();
        long late = asked == null ? 0 : Math.max(0, sent - asked.dueMicros());
        cuts.add(new Cut(
                event.atMicros(), event.turn(), event.firstMicros(), late + event.firstMicros(), event.stallMicros()));
    }

    void verified(Verified event) {
        deeds.verified(event);
        interruptions.verified(event);
    }

    void handedOff(HandedOff event) {
        if (handoff == null) {
            handoff = event;
        }
    }

    ContactRecord close(ContactClosed event) {
        Need decides = handoff != null && need != null && need.turn() > handoff.turn() ? null : need;
        EscalationLabel escalation = EscalationLabeler.label(decides, greyTurn, replies, handoff);
        boolean breached = event.breached() || deeds.breached;
        return new ContactRecord(
                opened,
                event.outcome(),
                escalation,
                ContainmentLabeler.label(new ContainmentLabeler.Evidence(
                        handoff != null,
                        breached,
                        deeds.wrong > 0,
                        escalation,
                        looping,
                        deadEnd,
                        event.outcome(),
                        event.goals(),
                        event.returns())),
                decides == null ? Optional.<Trigger>empty() : Optional.of(decides.trigger()),
                decides == null ? NO_TRIGGER : decides.atMicros(),
                Collections.unmodifiableList(replies),
                List.copyOf(cuts),
                event.goals(),
                Optional.ofNullable(handoff),
                decides == null || handoff == null ? -1 : EscalationLabeler.repliesToHandoff(decides, replies, handoff),
                utterances.size(),
                repairs,
                Behaviours.of(behaviours),
                questions.comparable(),
                questions.agreed(),
                interruptions.answered(),
                deeds.wrong,
                deeds.done,
                deeds.audited,
                deeds.askedAgain,
                deeds.leaks,
                event.atMicros(),
                breached,
                event.returns(),
                new Slips(looping, deeds.stale, deeds.lostContexts, humanIgnored()),
                verification(),
                moves.answered());
    }

    /** Whether the first request for a human was answered by none, or by one too late. */
    private boolean humanIgnored() {
        if (request == null || handoff != null && request.turn() > handoff.turn()) {
            return false;
        }
        EscalationLabel label = EscalationLabeler.label(request, EscalationLabeler.NEVER, replies, handoff);
        return label == EscalationLabel.MISS || label == EscalationLabel.LATE;
    }

    private Verification verification() {
        if (!deeds.asked) {
            return Verification.NOT_ASKED;
        }
        return deeds.unanswered ? Verification.UNANSWERED : Verification.VERIFIED;
    }

    private void noteFrustrationAfterLastReply(double frustration) {
        int last = replies.size() - 1;
        if (last >= 0 && Double.isNaN(replies.get(last).frustrationAfter())) {
            replies.set(last, replies.get(last).followedBy(frustration));
        }
    }

    /** The utterance of a turn; turns count from 1 in order, so it is nearly always found at once. */
    private @Nullable Utterance utterance(int turn) {
        int guess = turn - 1;
        if (guess >= 0 && guess < utterances.size() && utterances.get(guess).turn() == turn) {
            return utterances.get(guess);
        }
        for (Utterance utterance : utterances) {
            if (utterance.turn() == turn) {
                return utterance;
            }
        }
        return null;
    }
}
