package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.language.Cue;
import dev.clamor.referenceagent.language.Understanding;
import java.util.ArrayList;
import java.util.List;

/** One message on its way to a reply: what was heard and what has been decided about it so far. */
final class Turn {
    private final Conversation conversation;
    private final Message message;
    private final Understanding heard;
    private final Chance chance;
    /** Small questions to answer in this reply. */
    final List<Intent> questions = new ArrayList<>();

    boolean openedMatter;
    boolean resumedMatter;
    boolean changedMatter;
    boolean news;
    boolean missedReason;

    Turn(Conversation conversation, Message message, Understanding heard, Chance chance) {
        this.conversation = conversation;
        this.message = message;
        this.heard = heard;
        this.chance = chance;
    }

    Conversation conversation() {
        return conversation;
    }

    Message message() {
        return message;
    }

    Understanding heard() {
        return heard;
    }

    Chance chance() {
        return chance;
    }

    boolean has(Cue cue) {
        return heard.has(cue);
    }

    boolean strikes(Flaw flaw) {
        return conversation.strikes(flaw, chance);
    }

    /** Whether the message is talk of one kind rather than a matter or a value. */
    boolean isTalk(Intent talk) {
        return heard.talk() == talk && heard.talkProbability() >= TALK && !news && !openedMatter;
    }

    /** Whether the message was sent into a pause of ours and is too short to be anything but a word in passing. */
    boolean isAside() {
        return message.interrupts() && heard.contentWords() <= WORDS_IN_PASSING;
    }

    private static final int WORDS_IN_PASSING = 3;
    private static final double TALK = 0.35;
}
