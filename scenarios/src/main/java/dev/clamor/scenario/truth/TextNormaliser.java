package dev.clamor.scenario.truth;

import java.util.Arrays;
import java.util.Set;

/** One pass over a text that writes its normal form; see {@link NormalText}. */
final class TextNormaliser {
    private static final int GROUP = 3;
    private static final String CANNOT = "cannot";
    private static final Set<String> SAYS_IS = Set.of("it", "that", "there", "here", "what", "who", "he", "she");

    private static final int SPARE = 16;
    private static final int ASCII = 0x80;
    /** Each ASCII letter or digit in lower case; 0 for other characters. */
    private static final char[] FOLDED = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            FOLDED[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private final char[] raw;
    private char[] out;
    private int length;
    private int at;
    private int wordStart = -1;
    private boolean listed;
    private boolean hyphened;

    TextNormaliser(String raw) {
        this.raw = raw.toCharArray();
        this.out = new char[raw.length() + SPARE];
    }

    NormalText run() {
        while (at < raw.length) {
            char c = raw[at];
            if (c == ' ') {
                at++;
                endWord();
                hyphened = false;
            } else if (folded(c) == 0) {
                mark(c);
            } else if (digit(at) && wordStart < 0) {
                number();
            } else {
                letters();
            }
        }
        endWord();
        return new NormalText(out, length);
    }

    private void letters() {
        if (wordStart < 0) {
            space();
            wordStart = length;
        }
        reserve(raw.length - at);
        int from = at;
        int to = length;
        while (from < raw.length) {
            char c = folded(raw[from]);
            if (c == 0) {
                break;
            }
            out[to++] = c;
            from++;
        }
        at = from;
        length = to;
    }

    /** A letter or digit in lower case; 0 for other characters. */
    private static char folded(char c) {
        if (c < ASCII) {
            return FOLDED[c];
        }
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    private void reserve(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, 2 * (length + more));
        }
    }

    private void put(char c) {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * length);
        }
        out[length++] = c;
    }

    private void put(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void mark(char c) {
        at++;
        if (wordStart >= 0 && (c == '\'' || c == '\u2019')) {
            contraction();
        } else if (c == '.' && wordStart >= 0 && at < raw.length && Character.isLetter(raw[at]) && !newSentence()) {
            return;
        } else {
            endWord();
            hyphened = c == '-';
            switch (c) {
                case '?' -> question();
                case '\n' -> line();
                case '.', '!', ';', '\u2026' -> sentence();
                case '%' -> word("percent");
                default -> {}
            }
        }
    }

    /** Whether a capital letter stands right after the full stop of a longer word: a forgotten space. */
    private boolean newSentence() {
        return Character.isUpperCase(raw[at]) && length - wordStart > 1;
    }

    /** A line break ends a sentence, but not before the items of a list that a colon announces. */
    private void line() {
        int next = at;
        while (next < raw.length && Character.isWhitespace(raw[next])) {
            next++;
        }
        int item = afterBullet(next);
        boolean announced = item > next && (listed || lastMark() == ':');
        if (announced) {
            at = item;
        } else {
            sentence();
        }
        listed = announced;
    }

    /** Where a list item's text begins if a bullet or an item's number stands there, else the same position. */
    private int afterBullet(int from) {
        int to = from;
        while (digit(to)) {
            to++;
        }
        boolean bullet = to == from
                ? from < raw.length && "-*\u2022\u2013".indexOf(raw[from]) >= 0
                : to < raw.length && (raw[to] == '.' || raw[to] == ')');
        boolean spaced = bullet && to + 1 < raw.length && Character.isWhitespace(raw[to + 1]);
        return spaced ? to + 1 : from;
    }

    /** The last character before the line break that is neither white space nor the end of an emphasis. */
    private char lastMark() {
        for (int i = at - 2; i >= 0; i--) {
            if (!Character.isWhitespace(raw[i]) && raw[i] != '*' && raw[i] != '_') {
                return raw[i];
            }
        }
        return ' ';
    }

    private void question() {
        if (ended() && out[length - 2] == '.') {
            length -= 2;
        }
        word("?");
    }

    private boolean ended() {
        return length >= 3
                && out[length - 1] == ' '
                && (out[length - 2] == '.' || out[length - 2] == '?')
                && out[length - 3] == ' ';
    }

    private void sentence() {
        if (length > 0 && !ended()) {
            word(".");
        }
    }

    private void contraction() {
        int end = at;
        while (end < raw.length && Character.isLetter(raw[end])) {
            end++;
        }
        String spelled = switch (new String(raw, at, end - at)) {
            case "m", "M" -> "am";
            case "ve", "VE" -> "have";
            case "re", "RE" -> "are";
            case "ll", "LL" -> "will";
            case "d", "D" -> "would";
            case "t", "T" -> negated() ? "not" : "";
            case "s", "S" -> isShort(end) ? "is" : "";
            default -> "";
        };
        if (!spelled.isEmpty()) {
            endWord();
            word(spelled);
            at = end;
        }
    }

    /** Whether an {@code 's} that ends here stands for is: after a pronoun, or before a word like opened or joining. */
    private boolean isShort(int end) {
        if (SAYS_IS.contains(new String(out, wordStart, length - wordStart))) {
            return true;
        }
        int next = end + 1;
        while (next < raw.length && Character.isLetter(raw[next])) {
            next++;
        }
        return next - end > 4
                && (raw[next - 1] == 'd' && raw[next - 2] == 'e' || raw[next - 1] == 'g' && raw[next - 2] == 'n');
    }

    /** Turns {@code can|'t}, {@code won|'t}, {@code isn|'t} into the verb. */
    private boolean negated() {
        if (out[length - 1] != 'n') {
            return false;
        }
        String verb = new String(out, wordStart, length - 1 - wordStart);
        length = wordStart;
        put(
                switch (verb) {
                    case "ca" -> "can";
                    case "wo" -> "will";
                    case "sha" -> "shall";
                    default -> verb;
                });
        return true;
    }

    private void endWord() {
        if (wordStart < 0) {
            return;
        }
        if (length - wordStart == CANNOT.length() && CANNOT.equals(new String(out, wordStart, CANNOT.length()))) {
            length = wordStart;
            put("can not");
        }
        numberWord();
        put(' ');
        wordStart = -1;
    }

    private void numberWord() {
        int letters = length - wordStart;
        if (letters < 3 || letters > NumberWords.LONGEST) {
            return;
        }
        boolean please = letters == 3 && out[wordStart] == 'p';
        if (!please && !NumberWords.mayBegin(out[wordStart], out[wordStart + 1], out[wordStart + 2])) {
            return;
        }
        String word = new String(out, wordStart, letters);
        String digits = word.equals("pls") || word.equals("plz") ? "please" : NumberWords.digits(word);
        if (!digits.isEmpty()) {
            boolean joins = wordStart >= 3
                    && digits.length() == 1
                    && out[wordStart - 2] == '0'
                    && hyphened
                    && out[wordStart - 3] >= '2'
                    && out[wordStart - 3] <= '9';
            length = joins ? wordStart - 2 : wordStart;
            put(digits);
        }
    }

    private void number() {
        space();
        int start = length;
        digits();
        if (at + 2 < raw.length && raw[at] == ':' && digit(at + 1) && digit(at + 2)) {
            time(start);
        } else {
            groups(start);
            decimals();
        }
        put(' ');
    }

    private void time(int start) {
        if (length - start == 2 && out[start] == '0') {
            out[start] = out[start + 1];
            length--;
        }
        put(':');
        at++;
        digits();
    }

    private void groups(int start) {
        if (length - start > GROUP || out[start] == '0') {
            return;
        }
        while (at < raw.length && thousandsMark(raw[at]) && group(at + 1)) {
            at++;
            digits();
        }
    }

    private void decimals() {
        if (at + 1 < raw.length && (raw[at] == '.' || raw[at] == ',') && digit(at + 1)) {
            int point = length;
            put('.');
            at++;
            digits();
            int end = length;
            while (end > point && (out[end - 1] == '0' || end - 1 == point)) {
                end--;
            }
            length = end;
        }
    }

    private void digits() {
        while (digit(at)) {
            put(raw[at++]);
        }
    }

    private boolean group(int from) {
        return digit(from) && digit(from + 1) && digit(from + 2) && !digit(from + GROUP);
    }

    private static boolean thousandsMark(char c) {
        return c == ' ' || c == ',' || c == '\'' || c == '\u00A0' || c == '\u202F';
    }

    private boolean digit(int index) {
        return index < raw.length && raw[index] >= '0' && raw[index] <= '9';
    }

    private void word(String word) {
        space();
        put(word);
        put(' ');
    }

    private void space() {
        if (length == 0) {
            put(' ');
        }
    }
}
