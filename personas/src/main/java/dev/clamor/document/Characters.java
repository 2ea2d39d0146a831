package dev.clamor.document;

import java.util.OptionalInt;

/** What may not stand in a YAML file: control characters and broken surrogates (YAML 1.2, production c-printable). */
final class Characters {
    private Characters() {}

    /** The index of the first character that YAML does not allow. */
    static OptionalInt firstForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (isForbidden(c)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Where the character at {@code index} stands; CR LF and a single CR end a line too. */
    static Position positionOf(String text, int index) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                begin = i + 1;
            }
        }
        return new Position(line, index - begin + 1);
    }

    private static boolean isForbidden(char c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' || c >= 0x7F && c < 0xA0 && c != 0x85;
        return control && c != '\r' || Character.isSurrogate(c) || c >= 0xFFFE;
    }
}
