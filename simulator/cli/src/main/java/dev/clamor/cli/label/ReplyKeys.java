package dev.clamor.cli.label;

import dev.clamor.conversation.ReplyClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The classes that a reply can be labelled with, in the order in which they are tried: the first that fits. */
enum ReplyKeys {
    HO(ReplyClass.HANDOFF_OK, "hands the contact to a human now (not: offers to, or asks whether to)"),
    HD(ReplyClass.HANDOFF_DENIED, "the customer asked for a human, in this utterance or still, and gets none"),
    LO(ReplyClass.LOOPING, "nearly the same as an earlier reply, without progress"),
    WR(ReplyClass.WRONG, "asserts something untrue, or says that something is done that cannot be or is done wrongly"),
    RE(ReplyClass.RESOLVED, "with this reply the goal is met: everything required is said and done"),
    PR(ReplyClass.PROGRESS, "takes the facts and goes on, or gives one of several required answers or actions"),
    CL(ReplyClass.CLARIFY, "asks for a fact not given yet, or for a confirmation"),
    CA(ReplyClass.CLARIFY_AGAIN, "asks for a fact that was given already"),
    DE(ReplyClass.DEFLECT, "points elsewhere (a link, a FAQ, \"call us\") without the answer"),
    RF(ReplyClass.REFUSE, "refuses by policy, rightly or not"),
    CH(ReplyClass.CHAT, "answers small talk, thanks or a digression"),
    MI(ReplyClass.MISUNDERSTOOD, "a fallback, or nothing to the matter");

    private final ReplyClass replyClass;
    private final String definition;

    ReplyKeys(ReplyClass replyClass, String definition) {
        this.replyClass = replyClass;
        this.definition = definition;
    }

    ReplyClass replyClass() {
        return replyClass;
    }

    /** What makes a reply one of the class. */
    String definition() {
        return definition;
    }

    /** The class of a key: two letters, or the number of the class from 1. */
    static Optional<ReplyClass> parse(String typed) {
        String key = typed.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(k ->
                        k.name().equals(key) || String.valueOf(k.ordinal() + 1).equals(key))
                .map(ReplyKeys::replyClass)
                .findFirst();
    }

    /** The class of exactly that name, if a reply can be labelled with it. */
    static Optional<ReplyClass> named(String name) {
        return Arrays.stream(values())
                .map(ReplyKeys::replyClass)
                .filter(c -> c.name().equals(name))
                .findFirst();
    }
}
