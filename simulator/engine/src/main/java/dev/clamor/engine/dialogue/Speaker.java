package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Tone;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.Wording;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.scenario.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the words: picks phrases near the length aimed at, states facts, and renders a move in tone and typing. */
final class Speaker {
    private static final double ERRORS_ON_PHONE = 0.023;
    private static final double ERRORS_ON_KEYBOARD = 0.012;
    private static final double PROFANITY_FRUSTRATED = 0.015;
    private static final double PROFANITY_FURIOUS = 0.06;
    private static final int LOOKED_AT = 4;
    private static final int MAX_WORDS = 120;

    private final Customer customer;
    private final Dice dice;
    private final Voice voice;
    private int aimedTurn;
    private double aimedDeviation;

    Speaker(Customer customer, Dice dice, Voice voice) {
        this.customer = customer;
        this.dice = dice;
        this.voice = voice;
    }

    /** Words that the customer would use for an utterance: lognormal by persona and person. */
    int aim(int turn, boolean opening) {
        Wording wording = customer.persona().wording();
        double mean = opening ? wording.openingLogWords() : wording.turnLogWords();
        if (turn != aimedTurn) {
            aimedTurn = turn;
            aimedDeviation = dice.normal(Purpose.TEXT, turn, DrawIndex.LENGTH);
        }
        double words = StrictMath.exp(mean + customer.traits().logWords() + wording.sdLogWords() * aimedDeviation);
        return (int) Math.max(1, Math.min(MAX_WORDS, Math.round(words)));
    }

    /** A phrase of this kind near {@code aim} words. */
    String phrase(Phrase kind, int turn, int draw, int aim) {
        return pick(voice.phrases(kind), turn, draw, aim);
    }

    /** The shortest phrase of this kind. */
    String shortest(Phrase kind) {
        String shortest = "";
        for (String text : voice.phrases(kind)) {
            shortest = shortest.isEmpty() || text.length() < shortest.length() ? text : shortest;
        }
        return shortest;
    }

    /** The nearest in length of four neighbours at a drawn place in the list; empty for an empty list. */
    String pick(List<String> texts, int turn, int draw, int aim) {
        if (texts.isEmpty()) {
            return "";
        }
        int start = dice.index(texts.size(), Purpose.TEXT, turn, draw);
        String best = texts.get(start);
        int bestDistance = Math.abs(Sentences.words(best) - aim);
        for (int i = 1; i < Math.min(LOOKED_AT, texts.size()) && bestDistance > 0; i++) {
            String text = texts.get((start + i) % texts.size());
            int distance = Math.abs(Sentences.words(text) - aim);
            if (distance < bestDistance) {
                best = text;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The fact at this position in words, with this value. */
    String state(Fact fact, String value, int position, int turn, int aim) {
        return pick(fact.statements(), turn, DrawIndex.STATEMENT + position, aim)
                .replace("{value}", value);
    }

    /** Starts the wordings of a goal with the one nearest to {@code aim} words, ties by draw. */
    void start(Agenda.Wordings wordings, List<List<String>> groups, int turn, int aim) {
        int start = dice.index(Integer.MAX_VALUE, Purpose.TEXT, turn, DrawIndex.WORDING);
        int bestDistance = Integer.MAX_VALUE;
        for (int g = 0; g < groups.size() && bestDistance > 0; g++) {
            int group = (start + g) % groups.size();
            List<String> texts = groups.get(group);
            for (int w = 0; w < texts.size() && bestDistance > 0; w++) {
                int wording = (start / groups.size() + w) % texts.size();
                int distance = Math.abs(Sentences.words(texts.get(wording)) - aim);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    wordings.start(group, wording);
                }
            }
        }
    }

    /** The tone in which a move is worded: thanks, nods and fillers are neutral whatever the mood. */
    static Tone tone(CustomerAct act, double frustration) {
        return switch (act) {
            case THANK, AFFIRM, FILLER -> Tone.NEUTRAL;
            default -> Tone.of(frustration);
        };
    }

    /** Whether the utterance swears. */
    boolean swears(Tone tone, int turn) {
        double probability = switch (tone) {
            case NEUTRAL, ANNOYED -> 0;
            case FRUSTRATED -> PROFANITY_FRUSTRATED;
            case FURIOUS -> PROFANITY_FURIOUS;
        };
        return dice.chance(probability, Purpose.TEXT, turn, DrawIndex.PROFANITY);
    }

    /** The move as it is sent. */
    String render(Move move, Tone tone, boolean swears, int turn) {
        Wording wording = customer.persona().wording();
        double rate = wording.noise() * (wording.mobile() ? ERRORS_ON_PHONE : ERRORS_ON_KEYBOARD);
        String toned = voice.tone(move.text(), tone, swears, dice, turn);
        return voice.type(toned, rate, untouched(move.facts()), dice, turn);
    }

    private static Set<String> untouched(Map<String, String> facts) {
        return facts.isEmpty() ? Set.of() : new HashSet<>(facts.values());
    }
}
