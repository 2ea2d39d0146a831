package dev.clamor.scenario.truth;

/** One pass over a text that writes its normal form; see {@link NormalText}. */
final class TextNormaliser {
    private static final int GROUP = 3;

    private final String raw;
    private final StringBuilder out;
    private int at;
    private int wordStart = -1;

    TextNormaliser(String raw) {
        this.raw = raw;
        this.out = new StringBuilder(raw.length() + 16);
    }

    String run() {
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (digit(at) && wordStart < 0) {
                number();
            } else if (Character.isLetterOrDigit(c)) {
                letter(c);
            } else {
                mark(c);
            }
        }
        endWord();
        return out.toString();
    }

    private void letter(char c) {
        if (wordStart < 0) {
            space();
            wordStart = out.length();
        }
        out.append(Character.toLowerCase(c));
        at++;
    }

    private void mark(char c) {
        at++;
        if (wordStart >= 0 && (c == '\'' || c == '\u2019')) {
            contraction();
        } else if (c == '.' && wordStart >= 0 && at < raw.length() && Character.isLetter(raw.charAt(at))) {
            return;
        } else {
            endWord();
            switch (c) {
                case '?' -> word("?");
                case '.', '!', '\n' -> sentence();
                case '%' -> word("percent");
                default -> {}
            }
        }
    }

    private void sentence() {
        if (out.length() > 0 && !ends(" . ") && !ends(" ? ")) {
            word(".");
        }
    }

    private void contraction() {
        int end = at;
        while (end < raw.length() && Character.isLetter(raw.charAt(end))) {
            end++;
        }
        String spelled = switch (raw.substring(at, end)) {
            case "m", "M" -> "am";
            case "ve", "VE" -> "have";
            case "re", "RE" -> "are";
            case "ll", "LL" -> "will";
            case "t", "T" -> negated() ? "not" : "";
            default -> "";
        };
        if (!spelled.isEmpty()) {
            endWord();
            word(spelled);
            at = end;
        }
    }

    /** Turns {@code can|'t}, {@code won|'t}, {@code isn|'t} into the verb. */
    private boolean negated() {
        if (out.charAt(out.length() - 1) != 'n') {
            return false;
        }
        String verb = out.substring(wordStart, out.length() - 1);
        out.setLength(wordStart);
        out.append(
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
        if (out.length() - wordStart == 6 && out.indexOf("cannot", wordStart) == wordStart) {
            out.setLength(wordStart);
            out.append("can not");
        }
        out.append(' ');
        wordStart = -1;
    }

    private void number() {
        space();
        int start = out.length();
        digits();
        if (at + 2 < raw.length() && raw.charAt(at) == ':' && digit(at + 1) && digit(at + 2)) {
            time(start);
        } else {
            groups(start);
            decimals();
        }
        out.append(' ');
    }

    private void time(int start) {
        if (out.length() - start == 2 && out.charAt(start) == '0') {
            out.deleteCharAt(start);
        }
        out.append(':');
        at++;
        digits();
    }

    private void groups(int start) {
        if (out.length() - start > GROUP || out.charAt(start) == '0') {
            return;
        }
        while (at < raw.length() && thousandsMark(raw.charAt(at)) && group(at + 1)) {
            at++;
            digits();
        }
    }

    private void decimals() {
        if (at + 1 < raw.length() && (raw.charAt(at) == '.' || raw.charAt(at) == ',') && digit(at + 1)) {
            int point = out.length();
            out.append('.');
            at++;
            digits();
            int end = out.length();
            while (end > point && (out.charAt(end - 1) == '0' || end - 1 == point)) {
                end--;
            }
            out.setLength(end);
        }
    }

    private void digits() {
        while (digit(at)) {
            out.append(raw.charAt(at++));
        }
    }

    private boolean group(int from) {
        return digit(from) && digit(from + 1) && digit(from + 2) && !digit(from + GROUP);
    }

    private static boolean thousandsMark(char c) {
        return c == ' ' || c == ',' || c == '\'' || c == '\u00A0' || c == '\u202F';
    }

    private boolean digit(int index) {
        return index < raw.length() && raw.charAt(index) >= '0' && raw.charAt(index) <= '9';
    }

    private void word(String word) {
        space();
        out.append(word).append(' ');
    }

    private void space() {
        if (out.length() == 0) {
            out.append(' ');
        }
    }

    private boolean ends(String text) {
        int from = out.length() - text.length();
        return from >= 0 && out.indexOf(text, from) == from;
    }
}
