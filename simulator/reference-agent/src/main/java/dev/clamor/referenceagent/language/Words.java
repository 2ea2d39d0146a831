package dev.clamor.referenceagent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Text to words: lower case, contractions written out, values replaced by the name of their format. */
final class Words {
    /** What stands for the number of an account, an order and the like. */
    static final String IDENTIFIER_NAME = "idvalue";

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\b(ac|ord|inv|apt|lk)[-\\s]*(?=[0-9])[0-9a-f]{4,6}(?:[-\\s]+[0-9a-f]{4}\\b)?");
    private static final Pattern LICENCE = Pattern.compile("\\blk[-\\s]*[0-9a-f]{4}[-\\s]*[0-9a-f]{4}\\b");
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}[-/. ]\\d{1,2}[-/. ]\\d{1,2}\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d++(?:[.,]\\d++)*+(?!(?:st|nd|rd|th)\\b)");
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");
    private static final String[][] CONTRACTIONS = {
        {"can't", "can not"},
        {"won't", "will not"},
        {"n't", " not"},
        {"'re", " are"},
        {"'ve", " have"},
        {"'ll", " will"},
        {"'d ", " would "},
        {"i'm", "i am"},
        {"it's", "it is"},
        {"that's", "that is"},
        {"what's", "what is"},
        {"there's", "there is"},
        {"where's", "where is"},
        {"who's", "who is"},
        {"let's", "let us"},
        {"how's", "how is"},
        {"someone's", "someone is"},
        {"somebody's", "somebody is"},
        {"he's", "he is"},
        {"she's", "she is"},
        {"when's", "when is"},
        {"cannot", "can not"}
    };
    private static final Map<String, String> SHORT_FORMS = Map.ofEntries(
            Map.entry("dont", "do not"),
            Map.entry("cant", "can not"),
            Map.entry("wont", "will not"),
            Map.entry("isnt", "is not"),
            Map.entry("didnt", "did not"),
            Map.entry("doesnt", "does not"),
            Map.entry("wasnt", "was not"),
            Map.entry("havent", "have not"),
            Map.entry("hasnt", "has not"),
            Map.entry("couldnt", "could not"),
            Map.entry("wouldnt", "would not"),
            Map.entry("arent", "are not"),
            Map.entry("im", "i am"),
            Map.entry("ive", "i have"),
            Map.entry("thats", "that is"),
            Map.entry("whats", "what is"),
            Map.entry("wheres", "where is"),
            Map.entry("theres", "there is"),
            Map.entry("u", "you"),
            Map.entry("pls", "please"),
            Map.entry("plz", "please"),
            Map.entry("ur", "your"),
            Map.entry("bc", "because"),
            Map.entry("acct", "account"),
            Map.entry("wanna", "want to"),
            Map.entry("gonna", "going to"),
            Map.entry("gotta", "have to"),
            Map.entry("2nd", "second"),
            Map.entry("3rd", "third"),
            Map.entry("4th", "fourth"),
            Map.entry("5th", "fifth"),
            Map.entry("6th", "sixth"),
            Map.entry("10th", "tenth"));

    private Words() {}

    /** The words of a text. Values become {@code idvalue}, {@code mailvalue}, {@code datevalue} or {@code num}. */
    static List<String> of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("\u20ac", " euros ");
        plain = EMAIL.matcher(plain).replaceAll(" mailvalue ");
        plain = LICENCE.matcher(plain).replaceAll(" " + IDENTIFIER_NAME + " ");
        plain = IDENTIFIER.matcher(plain).replaceAll(" " + IDENTIFIER_NAME + " ");
        plain = DATE.matcher(plain).replaceAll(" datevalue ");
        if (plain.indexOf('\'') >= 0 || plain.contains("cannot")) {
            for (String[] pair : CONTRACTIONS) {
                plain = plain.replace(pair[0], pair[1]);
            }
        }
        List<String> words = new ArrayList<>();
        for (String word : NOT_WORD.split(NUMBER.matcher(plain).replaceAll(" num "))) {
            if (!word.isEmpty()) {
                addWithoutContraction(word, words);
            }
        }
        return words;
    }

    private static void addWithoutContraction(String word, List<String> words) {
        String written = SHORT_FORMS.get(word);
        if (written == null) {
            words.add(word);
        } else {
            words.addAll(List.of(written.split(" ")));
        }
    }

    /** A word without its commonest English endings: "charged" and "charges" meet in "charg". */
    static String stem(String word) {
        String stem = word;
        if (stem.length() > 4 && stem.endsWith("ies")) {
            return stem.substring(0, stem.length() - 3) + "i";
        }
        stem = without(stem, "ation", 5);
        stem = without(stem, "ment", 5);
        stem = without(stem, "ing", 3);
        stem = without(stem, "ed", 3);
        stem = without(stem, "ly", 4);
        if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        stem = without(stem, "e", 3);
        if (stem.endsWith("y") && stem.length() > 3) {
            return stem.substring(0, stem.length() - 1) + "i";
        }
        return undoubled(stem);
    }

    private static String without(String word, String ending, int left) {
        return word.endsWith(ending) && word.length() - ending.length() >= left
                ? word.substring(0, word.length() - ending.length())
                : word;
    }

    private static String undoubled(String word) {
        int n = word.length();
        return n > 3 && word.charAt(n - 1) == word.charAt(n - 2) && word.charAt(n - 1) != 's'
                ? word.substring(0, n - 1)
                : word;
    }
}
