package dev.clamor.scenario.truth;

/** Compares values as people do: numbers as numbers; case, spaces and dashes do not matter. */
final class Values {
    private Values() {}

    /** Whether the two mean the same. */
    static boolean same(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        String left = folded(a);
        String right = folded(b);
        return left.equals(right) || sameNumber(left, right);
    }

    private static String folded(String value) {
        String text =
                value.indexOf('@') >= 0 ? lower(value) : NormalText.of(value).text();
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                folded.append(text.charAt(i));
            }
        }
        return withoutCurrency(folded.toString());
    }

    private static String lower(String address) {
        return address.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static String withoutCurrency(String text) {
        for (String word : new String[] {"euros", "euro", "eur"}) {
            if (text.endsWith(word) && text.length() > word.length() && digit(text.charAt(0))) {
                return text.substring(0, text.length() - word.length());
            }
            if (text.startsWith(word) && text.length() > word.length() && digit(text.charAt(word.length()))) {
                return text.substring(word.length());
            }
        }
        return text;
    }

    private static boolean sameNumber(String a, String b) {
        return isNumber(a) && isNumber(b) && Double.parseDouble(a) == Double.parseDouble(b);
    }

    private static boolean isNumber(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '.') {
                dots++;
            } else if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > dots && dots <= 1;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
