package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.knowledge.Desk;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import dev.clamor.referenceagent.language.Cue;
import dev.clamor.referenceagent.language.SlotReader;
import dev.clamor.referenceagent.language.Understanding;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which matter a message is about, opens, parks or resumes matters, and places the values it brings. */
final class Attention {
    private static final double OPENS = 0.30;
    private static final double OPENS_OVER_TALK = 0.15;
    private static final double CHANGES = 0.60;
    private static final double CHANGES_WHEN_SAID_SO = 0.40;
    private static final double CHANGES_WITH_ANSWER = 0.85;
    private static final double CHANGES_TO_SIBLING = 0.90;
    private static final double NEVER = 2;
    private static final double ASKS_ASIDE = 0.50;
    private static final double NAMES_A_DESK = 0.50;
    private static final int FEWEST_WORDS_WITH_ANSWER = 3;
    private static final int WORDS_OF_A_CORRECTION = 4;
    private static final List<List<Intent>> SIBLINGS = List.of(
            List.of(Intent.RETURN_ITEM, Intent.REFUND_REQUEST, Intent.DAMAGED_ITEM, Intent.ORDER_STATUS),
            List.of(Intent.BILLING_DISPUTE, Intent.CANCEL_CONTRACT),
            List.of(Intent.LICENCE_RESET, Intent.DATA_RECOVERY),
            List.of(Intent.CARD_BLOCK, Intent.FRAUD_REPORT));

    private Attention() {}

    static void attend(Turn turn) {
        Conversation c = turn.conversation();
        c.desk = c.desk.or(() -> turn.message().desk());
        if (turn.has(Cue.INJECTION)) {
            return;
        }
        c.heard(turn.message().text());
        Map<Slot, String> answer = read(turn, c.open == null ? Intent.GREETING : c.open.intent);
        if (c.open == null) {
            attendFresh(turn);
        } else {
            attendOpen(turn, !answer.isEmpty());
        }
        placeValues(turn);
    }

    private static Map<Slot, String> read(Turn turn, Intent intent) {
        return SlotReader.read(turn.message().text(), turn.conversation().asked, intent);
    }

    private static void attendFresh(Turn turn) {
        Conversation c = turn.conversation();
        Understanding u = turn.heard();
        if (!c.parked.isEmpty() && (turn.has(Cue.BACK) || isParked(c, u.matter()) && u.probability() > OPENS)) {
            resume(turn, u.matter());
            return;
        }
        if (corrects(turn)) {
            reopen(c);
            return;
        }
        boolean clear = u.probability() >= OPENS && (u.probability() > u.talkProbability() || hasTaskWords(u));
        boolean leading =
                u.probability() >= OPENS_OVER_TALK && u.talkProbability() < u.probability() && u.contentWords() >= 2;
        if (!clear && !leading) {
            addQuestions(turn);
            return;
        }
        if (u.matter().kind() == Intent.Kind.QUESTION) {
            turn.questions.add(u.matter());
            noteDesk(c, u.matter().desk());
        } else if (c.finished == null || c.finished.intent != u.matter() || bringsAnotherCase(turn, u.matter())) {
            open(turn, u.matter(), u.probability());
        }
        addQuestions(turn);
    }

    private static boolean hasTaskWords(Understanding u) {
        return u.contentWords() >= 2 && u.talk() != Intent.THANKS && u.talk() != Intent.GOODBYE;
    }

    /** Whether the message names another case of a matter that is already settled. */
    private static boolean bringsAnotherCase(Turn turn, Intent intent) {
        Map<Slot, String> values = read(turn, intent);
        Matter finished = turn.conversation().finished;
        return finished != null
                && intent.slots().stream()
                        .filter(Slot::isIdentifier)
                        .anyMatch(slot ->
                                values.containsKey(slot) && !values.get(slot).equals(finished.values.get(slot)));
    }

    /** Whether a short message gives another value for what was just settled with a value that it replaces. */
    private static boolean corrects(Turn turn) {
        Matter finished = turn.conversation().finished;
        if (finished == null
                || turn.heard().contentWords() > WORDS_OF_A_CORRECTION
                || !turn.heard().questions().isEmpty()) {
            return false;
        }
        return read(turn, finished.intent).entrySet().stream()
                .anyMatch(e -> finished.values.containsKey(e.getKey())
                        && !e.getValue().equals(finished.values.get(e.getKey())));
    }

    private static void reopen(Conversation c) {
        Matter finished = c.finished;
        if (finished != null) {
            c.open = new Matter(finished.intent, finished.confidence);
            c.open.values.putAll(finished.values);
            c.finished = null;
        }
    }

    private static void attendOpen(Turn turn, boolean answers) {
        Conversation c = turn.conversation();
        Understanding u = turn.heard();
        Intent now = currentIntent(c);
        if (u.matter() == now || answers && u.contentWords() < FEWEST_WORDS_WITH_ANSWER) {
            addQuestions(turn);
            return;
        }
        if (isParked(c, u.matter()) && u.probability() >= OPENS) {
            resume(turn, u.matter());
            return;
        }
        if (u.matter().kind() == Intent.Kind.QUESTION) {
            if (u.probability() >= (turn.has(Cue.SHIFT) ? CHANGES_WHEN_SAID_SO : ASKS_ASIDE)
                    && u.probability() > u.talkProbability()) {
                turn.questions.add(u.matter());
            }
        } else if (u.probability() >= changeThreshold(turn, now, answers)) {
            change(turn, u);
        }
        addQuestions(turn);
    }

    private static Intent currentIntent(Conversation c) {
        return c.open == null ? Intent.GREETING : c.open.intent;
    }

    private static double changeThreshold(Turn turn, Intent now, boolean answers) {
        if (turn.has(Cue.SHIFT)) {
            return CHANGES_WHEN_SAID_SO;
        }
        boolean siblings = SIBLINGS.stream()
                .anyMatch(group ->
                        group.contains(now) && group.contains(turn.heard().matter()));
        if (answers) {
            return siblings ? NEVER : CHANGES_WITH_ANSWER;
        }
        return siblings ? CHANGES_TO_SIBLING : CHANGES;
    }

    private static void change(Turn turn, Understanding u) {
        Conversation c = turn.conversation();
        Matter left = c.open;
        boolean forgets = turn.strikes(Flaw.FORGET_AFTER_INTENT_CHANGE);
        if (left != null && !turn.has(Cue.DROP) && !forgets) {
            c.parked.push(left);
        }
        c.open = null;
        if (forgets) {
            c.forget();
        }
        turn.changedMatter = true;
        open(turn, u.matter(), u.probability());
    }

    private static void open(Turn turn, Intent intent, double probability) {
        Conversation c = turn.conversation();
        c.open = new Matter(intent, probability);
        c.finished = null;
        c.failuresWithoutMatter = 0;
        turn.openedMatter = true;
        if (probability >= NAMES_A_DESK) {
            noteDesk(c, intent.desk());
        }
        for (Map.Entry<Slot, String> known : c.given.entrySet()) {
            if (known.getKey().isIdentifier() && intent.slots().contains(known.getKey())) {
                c.open.values.put(known.getKey(), known.getValue());
            }
        }
        for (String earlier : c.unplaced) {
            place(turn, SlotReader.read(earlier, List.of(), intent));
        }
        c.unplaced.clear();
    }

    private static void noteDesk(Conversation c, Desk desk) {
        c.desk = c.desk.or(() -> Optional.of(desk));
    }

    private static boolean isParked(Conversation c, Intent intent) {
        return c.parked.stream().anyMatch(matter -> matter.intent == intent);
    }

    /** Brings back the parked matter named, or the one parked last. */
    private static void resume(Turn turn, Intent named) {
        Conversation c = turn.conversation();
        Matter back = null;
        for (Iterator<Matter> it = c.parked.iterator(); it.hasNext() && back == null; ) {
            Matter matter = it.next();
            if (matter.intent == named || !isParked(c, named)) {
                back = matter;
                it.remove();
            }
        }
        if (c.open != null) {
            c.parked.push(c.open);
            turn.changedMatter = true;
        }
        c.open = back;
        turn.resumedMatter = true;
    }

    private static void addQuestions(Turn turn) {
        Optional<Desk> desk = turn.conversation().desk;
        for (Intent question : turn.heard().questions()) {
            boolean here = desk.isEmpty() || desk.get() == question.desk();
            if (here && !turn.questions.contains(question)) {
                turn.questions.add(question);
            }
        }
    }

    private static void placeValues(Turn turn) {
        place(turn, read(turn, currentIntent(turn.conversation())));
    }

    private static void place(Turn turn, Map<Slot, String> values) {
        Conversation c = turn.conversation();
        Map<Slot, String> found = new EnumMap<>(Slot.class);
        found.putAll(values);
        c.given.putAll(found);
        if (c.open != null && c.open.take(found)) {
            turn.news = true;
        }
    }
}
