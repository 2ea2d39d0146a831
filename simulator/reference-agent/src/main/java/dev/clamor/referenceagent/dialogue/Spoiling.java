package dev.clamor.referenceagent.dialogue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the arguments of an action wrong, for the declared flaw. */
final class Spoiling {
    private Spoiling() {}

    /** The same arguments with the last one wrong: an amount ten times as high, the last digit of anything else off. */
    static Map<String, String> spoilt(Map<String, String> arguments) {
        Map<String, String> wrong = new LinkedHashMap<>(arguments);
        String last = "";
        for (String name : arguments.keySet()) {
            last = name;
        }
        String value = wrong.getOrDefault(last, "");
        wrong.put(
                last,
                last.equals("amount") ? new BigDecimal(value).movePointRight(1).toPlainString() : other(value));
        return wrong;
    }

    private static String other(String value) {
        for (int i = value.length() - 1; i >= 0; i--) {
            char c = value.charAt(i);
            if (Character.isDigit(c)) {
                char next = c == '9' || c == '1' ? (char) (c - 1) : (char) (c + 1);
                return value.substring(0, i) + next + value.substring(i + 1);
            }
        }
        return value + "x";
    }
}
