package dev.clamor.referenceagent.language;

import dev.clamor.referenceagent.knowledge.Knowledge.CuePatterns;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the cues of a message by the patterns of the cue file; capitals and exclamation marks count as upset. */
final class CueReader {
    private static final Pattern WORD = Pattern.compile("[a-z]{4,}");
    private static final int FEWEST_CAPITALS = 10;
    private static final double MOST_LOWER = 0.3;

    private record Finder(List<Pattern> any, List<Pattern> except) {
        boolean finds(String text) {
            String rest = text;
            for (Pattern pattern : except) {
                rest = pattern.matcher(rest).replaceAll(" ");
            }
            for (Pattern pattern : any) {
                if (pattern.matcher(rest).find()) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Map<Cue, Finder> finders = new EnumMap<>(Cue.class);

    CueReader(Map<String, CuePatterns> patterns) {
        for (Cue cue : Cue.values()) {
            CuePatterns own = patterns.get(cue.key());
            if (own == null) {
                throw new IllegalStateException("cues.yaml: patterns for " + cue.key() + " were expected. Found: none");
            }
            finders.put(cue, new Finder(compiled(own.any()), compiled(own.except())));
        }
    }

    private static List<Pattern> compiled(List<String> expressions) {
        return expressions.stream().map(Pattern::compile).toList();
    }

    /** The plain words of four or more letters in the patterns, which a misspelt word may be corrected to. */
    static Set<String> vocabulary(Map<String, CuePatterns> patterns) {
        Set<String> words = new HashSet<>();
        for (CuePatterns own : patterns.values()) {
            for (String expression : own.any()) {
                String plain =
                        expression.replaceAll("\\\\[a-zA-Z]", " ").replaceAll("[a-z]*(\\[[^]]*\\]|\\?|\\*)[a-z]*", " ");
                Matcher matcher = WORD.matcher(plain);
                while (matcher.find()) {
                    words.add(matcher.group());
                }
            }
        }
        return words;
    }

    Set<Cue> read(String raw, List<String> words) {
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        String text = String.join(" ", words);
        finders.forEach((cue, finder) -> {
            if (finder.finds(text)) {
                cues.add(cue);
            }
        });
        if (raw.contains("!!") || isShouted(raw)) {
            cues.add(Cue.UPSET);
        }
        return cues;
    }

    private static boolean isShouted(String raw) {
        long upper = 0;
        long lower = 0;
        for (String word : raw.split("\\s+")) {
            if (word.chars().noneMatch(Character::isDigit)) {
                upper += word.chars().filter(Character::isUpperCase).count();
                lower += word.chars().filter(Character::isLowerCase).count();
            }
        }
        return upper >= FEWEST_CAPITALS && lower <= MOST_LOWER * (upper + lower);
    }
}
