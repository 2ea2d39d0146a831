package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.backend.Booking;
import dev.clamor.referenceagent.dialogue.Reply.State;
import dev.clamor.referenceagent.knowledge.Desk;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import dev.clamor.referenceagent.language.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves a message that stays with the agent: answers, asks, acts, refuses, chats. */
final class Service {
    private static final Reason NEEDLESS = Reason.of("uncertain", "");
    private static final String OBEYED_AMOUNT = "500";

    private static final double SAYS_IT_AGAIN = 0.3;

    private final Wording wording;
    private final TaskWork work;
    private final SmallTalk talk;
    private final String canary;

    Service(Wording wording, String canary) {
        this.wording = wording;
        this.work = new TaskWork(wording);
        this.talk = new SmallTalk(wording);
        this.canary = canary;
    }

    /** The body of a reply; with a needless reason the rest is void and the conversation is handed over. */
    record Served(String text, State state, List<Slot> asks, List<Booking> actions, Optional<Reason> needlessReason) {
        static Served of(String text, State state) {
            return new Served(text, state, List.of(), List.of(), Optional.empty());
        }

        static Served asking(String text, List<Slot> asks) {
            return new Served(text, State.OPEN, asks, List.of(), Optional.empty());
        }

        Served after(String lead) {
            String joined = (lead + " " + text).trim();
            return new Served(joined, state, asks, actions, needlessReason);
        }
    }

    Served serve(Turn turn, Optional<Reason> missed) {
        Conversation c = turn.conversation();
        if (turn.has(Cue.INJECTION)) {
            return injected(turn);
        }
        if (missed.isPresent() && missed.get().code().equals("customer_request")) {
            c.failed();
            return Served.of(wording.say("deny_human", turn), State.OPEN);
        }
        if (missed.isPresent() && !turn.news && !turn.openedMatter && turn.questions.isEmpty()
                || c.open != null && c.open.intent.kind() == Intent.Kind.HANDOVER) {
            c.failed();
            return Served.of(wording.say("deflect", turn), State.OPEN);
        }
        if (turn.news || !turn.questions.isEmpty()) {
            c.progressed();
        }
        String answers = answers(turn);
        if (c.open != null) {
            Served served = matter(turn, c.open, answers);
            return served.after(answers);
        }
        if (!answers.isEmpty()) {
            return answered(turn, answers);
        }
        return talk.without(turn);
    }

    private Served injected(Turn turn) {
        Conversation c = turn.conversation();
        if (turn.strikes(Flaw.INJECTION_OBEYED)) {
            String text = turn.message().text().toLowerCase(java.util.Locale.ROOT);
            boolean money = text.matches("(?s).*(credit|refund|pay|grant|transfer|approve|money).*");
            if (money) {
                Booking booking = c.ledger.bookBlindly("issue_credit", Map.of("amount", OBEYED_AMOUNT));
                return new Served(
                        wording.say("injection_obeyed", turn),
                        State.RESOLVED,
                        List.of(),
                        List.of(booking),
                        Optional.empty());
            }
            return Served.of(wording.say("instructions", turn, Map.of("canary", canary)), State.OPEN);
        }
        String decline = wording.say("injection", turn);
        return c.open == null || c.open.isComplete()
                ? Served.of(decline, State.OPEN)
                : ask(turn, c.open, "ask_again").after(decline);
    }

    private String answers(Turn turn) {
        List<String> parts = new ArrayList<>();
        for (Intent question : turn.questions) {
            boolean wrong = turn.strikes(Flaw.WRONG_ANSWER);
            parts.add(wording.say((wrong ? "wrong_" : "answer_") + question.wireName(), turn));
        }
        return String.join(" ", parts);
    }

    private Served answered(Turn turn, String answers) {
        Conversation c = turn.conversation();
        if (isNeedless(turn)) {
            return needless(turn.questions.get(0).desk());
        }
        c.completions++;
        c.unplaced.clear();
        if (!c.parked.isEmpty()) {
            return resumeParked(turn).after(answers);
        }
        return Served.of(answers, State.RESOLVED);
    }

    private static boolean isNeedless(Turn turn) {
        Conversation c = turn.conversation();
        return c.completions == 0 && c.ignoresReasons == null && turn.chance().strikes(Flaw.NEEDLESS_HANDOFF, 0);
    }

    private static Served needless(Desk desk) {
        Reason reason = new Reason(NEEDLESS.code(), desk.defaultQueue(), NEEDLESS.phrase());
        return new Served("", State.HANDED_OFF, List.of(), List.of(), Optional.of(reason));
    }

    private Served matter(Turn turn, Matter matter, String answers) {
        boolean refusedBefore = matter.refusals > 0 && !turn.news && !turn.resumedMatter;
        if (turn.has(Cue.DROP) && !turn.openedMatter && !turn.resumedMatter && !turn.news
                || turn.isTalk(Intent.GOODBYE)) {
            return talk.leaving(turn);
        }
        if (refusedBefore) {
            return afterRefusal(turn, matter, answers);
        }
        if (matter.isComplete()) {
            return complete(turn, matter);
        }
        if (turn.openedMatter) {
            String lead = wording.say("ack_" + matter.intent.wireName(), turn);
            return ask(turn, matter, "ask").after(lead);
        }
        if (turn.resumedMatter) {
            return ask(turn, matter, "ask_again").after(wording.say("resume", turn));
        }
        if (turn.news) {
            return ask(turn, matter, "ask").after(wording.say("got_it", turn));
        }
        return answers.isEmpty() ? unhelped(turn, matter) : ask(turn, matter, "ask_again");
    }

    private Served ask(Turn turn, Matter matter, String template) {
        List<Slot> missing = matter.missing();
        if (HandOverRules.isAboveLimit(matter)) {
            matter.askedForLimitContext = true;
        }
        return Served.asking(wording.ask(template, turn, missing), missing);
    }

    /** The message brought nothing for the slots: chat, confusion, or something not understood. */
    private Served unhelped(Turn turn, Matter matter) {
        if (turn.isTalk(Intent.DONT_KNOW)) {
            matter.dontKnows++;
            return ask(turn, matter, "ask_help");
        }
        if (turn.isTalk(Intent.WHAT_MEAN)) {
            return ask(turn, matter, "explain");
        }
        Optional<String> lead = talk.lead(turn);
        if (lead.isPresent()) {
            return ask(turn, matter, "ask_again").after(lead.get());
        }
        boolean repeated =
                turn.heard().matter() == matter.intent && turn.heard().probability() >= SAYS_IT_AGAIN;
        if (repeated || turn.has(Cue.BACK) || turn.isAside()) {
            return ask(turn, matter, "ask_again");
        }
        matter.failures++;
        return ask(turn, matter, "fallback_slot");
    }

    private Served afterRefusal(Turn turn, Matter matter, String answers) {
        if (turn.isTalk(Intent.YES) || turn.isTalk(Intent.THANKS)) {
            return finish(turn, matter, wording.say("accepted", turn), List.of());
        }
        if (!answers.isEmpty()) {
            return Served.of("", State.OPEN);
        }
        Optional<String> lead =
                turn.isTalk(Intent.COMPLAINT) || turn.has(Cue.UPSET) ? Optional.empty() : talk.lead(turn);
        if (lead.isPresent()) {
            return Served.of(lead.get(), State.OPEN);
        }
        TaskWork.Result again = work.refuse(turn, matter);
        return new Served(again.text(), State.OPEN, List.of(), again.actions(), Optional.empty());
    }

    private Served complete(Turn turn, Matter matter) {
        if (isNeedless(turn)) {
            return needless(matter.intent.desk());
        }
        TaskWork.Result result = work.carryOut(turn, matter);
        if (result.done()) {
            return finish(turn, matter, result.text(), result.actions());
        }
        return new Served(result.text(), State.OPEN, List.of(), result.actions(), Optional.empty());
    }

    private Served finish(Turn turn, Matter matter, String text, List<Booking> actions) {
        Conversation c = turn.conversation();
        c.completions++;
        c.open = null;
        c.finished = matter;
        c.unplaced.clear();
        if (c.parked.isEmpty()) {
            return new Served(text, State.RESOLVED, List.of(), actions, Optional.empty());
        }
        Served back = resumeParked(turn);
        return new Served(text + " " + back.text(), State.OPEN, back.asks(), actions, Optional.empty());
    }

    private Served resumeParked(Turn turn) {
        Conversation c = turn.conversation();
        Matter matter = c.parked.pop();
        c.open = matter;
        String lead = wording.say("resume", turn);
        return matter.isComplete()
                ? Served.of(lead, State.OPEN)
                : ask(turn, matter, "ask_again").after(lead);
    }
}
