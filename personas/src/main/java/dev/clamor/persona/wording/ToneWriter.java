package dev.clamor.persona.wording;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.Locale;

/**
 * Words a text in a tone, by level: 0 neutral, 1 annoyed, 2 frustrated, 3 furious.
 *
 * <ul>
 *   <li>Neutral: the text as it is.
 *   <li>Annoyed: in two messages of five a lead-in such as "Again,".
 *   <li>Frustrated and furious: always a complaint clause before or after the text, capitals on 3 % of the words, and an
 *       exclamation mark at the end of 30 % (furious: 70 %) of the messages.
 * </ul>
 *
 * <p>Draws: stream TEXT, index 100 to 106, and from 110 one for each word. Words with a digit or an @ keep their case.
 */
public final class ToneWriter {
    private static final int ANNOYED = 1;
    private static final int FURIOUS = 3;
    private static final double LEAD_IN = 0.4;
    private static final double CLAUSE_FIRST = 0.5;
    private static final double CAPITALS = 0.03;
    private static final double EXCLAIMS_FRUSTRATED = 0.3;
    private static final double EXCLAIMS_FURIOUS = 0.7;
    private static final int DRAW_LEAD_IN = 100;
    private static final int DRAW_ORDER = 102;
    private static final int DRAW_CLAUSE = 103;
    private static final int DRAW_PROFANITY = 104;
    private static final int DRAW_EXCLAIM = 105;
    private static final int DRAW_WORDS = 110;

    private final PhraseBank bank;
    private final RandomStreams streams;
    private final long contact;
    private final int turn;

    private ToneWriter(PhraseBank bank, RandomStreams streams, long contact, int turn) {
        this.bank = bank;
        this.streams = streams;
        this.contact = contact;
        this.turn = turn;
    }

    /**
     * The text in the tone of {@code level}.
     *
     * @param text a sentence, with or without a full stop; may be empty
     * @param level 0 to 3; anything below is neutral, anything above furious
     * @param profanity whether a mild swear word is added
     */
    public static String word(
            String text, int level, boolean profanity, PhraseBank bank, RandomStreams streams, long contact, int turn) {
        return new ToneWriter(bank, streams, contact, turn).word(text, level, profanity);
    }

    private String word(String text, int level, boolean profanity) {
        String worded = profanity ? join(phrase(Phrase.PROFANITY, DRAW_PROFANITY), text) : text;
        if (level < ANNOYED) {
            return worded;
        }
        if (level == ANNOYED) {
            boolean leads = streams.chance(LEAD_IN, contact, Purpose.TEXT, turn, DRAW_LEAD_IN);
            return leads ? join(phrase(Phrase.ANNOYED, DRAW_LEAD_IN + 1), worded) : worded;
        }
        boolean furious = level >= FURIOUS;
        String clause = phrase(furious ? Phrase.FURIOUS : Phrase.FRUSTRATED, DRAW_CLAUSE);
        boolean first = streams.chance(CLAUSE_FIRST, contact, Purpose.TEXT, turn, DRAW_ORDER);
        String upset = capitals(first ? join(clause, worded) : join(worded, clause));
        double exclaims = furious ? EXCLAIMS_FURIOUS : EXCLAIMS_FRUSTRATED;
        return streams.chance(exclaims, contact, Purpose.TEXT, turn, DRAW_EXCLAIM) ? exclaim(upset) : upset;
    }

    private String phrase(Phrase kind, int draw) {
        List<String> phrases = bank.of(kind);
        return phrases.get(streams.index(phrases.size(), contact, Purpose.TEXT, turn, draw));
    }

    /** One after the other; the first ends as a sentence unless it ends in a comma or a colon. */
    private static String join(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        char last = first.charAt(first.length() - 1);
        return Character.isLetterOrDigit(last) ? first + ". " + second : first + " " + second;
    }

    private String capitals(String text) {
        StringBuilder out = new StringBuilder(text.length() + 1);
        int word = 0;
        int start = 0;
        while (start < text.length()) {
            int space = text.indexOf(' ', start);
            int stop = space < 0 ? text.length() : space;
            boolean loud = streams.chance(CAPITALS, contact, Purpose.TEXT, turn, DRAW_WORDS + word++);
            String token = text.substring(start, stop);
            out.append(loud && isPlain(token) ? token.toUpperCase(Locale.ROOT) : token);
            if (space >= 0) {
                out.append(' ');
            }
            start = stop + 1;
        }
        return out.toString();
    }

    private static boolean isPlain(String token) {
        return token.chars().noneMatch(c -> c == '@' || Character.isDigit(c));
    }

    private static String exclaim(String text) {
        return text.endsWith("!") ? text : (text.endsWith(".") ? text.substring(0, text.length() - 1) : text) + "!";
    }
}
