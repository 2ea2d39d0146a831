package dev.clamor.scenario.truth;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by which a reply is recognised when the agent does not tell, by category, and the words for what an action does
 * and what a fact is called.
 *
 * <p>The file {@code clamor/lexicon.yaml} is the packaged lexicon and shows the categories. An agent's own file has the
 * same keys, all optional, with phrases to add; a mapping {@code remove:} from categories to lists names phrases of the
 * packaged lexicon that this agent uses in another sense.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class Lexicon {
    private static final String RESOURCE = "/clamor/lexicon.yaml";
    private static final String REMOVE = "remove";
    private static final String DEEDS = "deeds";
    private static final String FACTS = "facts";
    private static final int SHORTEST = 2;
    private static final int MOST_CACHED = 64;
    private static final Lexicon PACKAGED = readPackaged();

    private final Map<Cue, List<String>> phrases;
    private final Map<String, Deed> deeds;
    private final Map<String, List<String>> facts;
    private volatile Cues[] compiled = {};
    private @Nullable LexiconCues common;

    /** What doing something is called: {@code done} afterwards, {@code doing} when announced; normal form. */
    record Deed(List<String> done, List<String> doing) {}

    private Lexicon(Map<Cue, List<String>> phrases, Map<String, Deed> deeds, Map<String, List<String>> facts) {
        this.phrases = phrases;
        this.deeds = deeds;
        this.facts = facts;
    }

    /** The lexicon that comes with Clamor. */
    public static Lexicon packaged() {
        return PACKAGED;
    }

    /**
     * The packaged lexicon with an agent's own phrases.
     *
     * @param file the name to use in messages
     * @param yaml the text of the file; an empty one is a problem
     * @param problems takes unknown categories, phrases too short to be told apart, and phrases to be removed that are not
     *     there; the result leaves them out
     */
    public static Lexicon extended(String file, String yaml, Problems problems) {
        return Document.parse(file, yaml, problems).map(PACKAGED::with).orElse(PACKAGED);
    }

    /** All of it: lexicons that recognise the same print the same. */
    @Override
    public String toString() {
        return phrases + " " + deeds + " " + facts;
    }

    /** The phrases of a category, in normal form. */
    List<String> phrases(Cue cue) {
        return phrases.getOrDefault(cue, List.of());
    }

    /** The words for the action: those of every word of its name that the lexicon knows. */
    List<Deed> deeds(String action) {
        List<Deed> known = new ArrayList<>(2);
        for (String word : action.split("_")) {
            Deed deed = deeds.get(word);
            if (deed != null) {
                known.add(deed);
            }
        }
        return known;
    }

    /** The words for all actions that change something. */
    List<Deed> deeds() {
        return deeds.entrySet().stream()
                .filter(e -> !Cues.READS.contains(e.getKey()) && !e.getKey().equals(Cues.ANY))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Further names of a fact called so. */
    List<String> names(String fact) {
        return facts.getOrDefault(fact, List.of());
    }

    /** This lexicon made ready for the facts and actions of a scenario. */
    Cues cues(Scenario scenario) {
        for (Cues cues : compiled) {
            if (cues.scenario() == scenario) {
                return cues;
            }
        }
        return compile(scenario);
    }

    /** Makes this lexicon ready for these scenarios, which would else happen with the first contact of each. */
    public void prepare(Iterable<Scenario> scenarios) {
        scenarios.forEach(this::cues);
    }

    /** What it recognises in every scenario. */
    synchronized LexiconCues cues() {
        LexiconCues made = common;
        if (made == null) {
            made = new LexiconCues(this);
            common = made;
        }
        return made;
    }

    private synchronized Cues compile(Scenario scenario) {
        for (Cues made : compiled) {
            if (made.scenario() == scenario) {
                return made;
            }
        }
        Cues cues = new Cues(this, scenario);
        int kept = Math.min(compiled.length, MOST_CACHED - 1);
        Cues[] more = new Cues[kept + 1];
        System.arraycopy(compiled, compiled.length - kept, more, 0, kept);
        more[kept] = cues;
        compiled = more;
        return cues;
    }

    private static Lexicon readPackaged() {
        try (InputStream stream = Lexicon.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("lexicon: expected the resource " + RESOURCE + ". Found: nothing");
            }
            Problems problems = new Problems();
            Lexicon nothing = new Lexicon(Map.of(), Map.of(), Map.of());
            String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Lexicon lexicon = Document.parse("lexicon.yaml", yaml, problems)
                    .map(nothing::with)
                    .orElse(nothing);
            problems.throwIfAny();
            return lexicon;
        } catch (IOException e) {
            throw new UncheckedIOException("lexicon: expected a readable resource. Found: " + RESOURCE, e);
        }
    }

    private Lexicon with(Section top) {
        Map<Cue, List<String>> more = new EnumMap<>(Cue.class);
        for (Cue cue : Cue.values()) {
            more.put(cue, joined(phrases(cue), read(top, cue.key())));
        }
        Map<String, Deed> moreDeeds = new LinkedHashMap<>(deeds);
        top.optionalSection(DEEDS).ifPresent(section -> addDeeds(section, moreDeeds));
        Map<String, List<String>> moreFacts = new LinkedHashMap<>(facts);
        top.optionalSection(FACTS).ifPresent(section -> addFacts(section, moreFacts));
        top.optionalSection(REMOVE).ifPresent(section -> remove(section, more));
        top.end();
        return new Lexicon(more, moreDeeds, moreFacts);
    }

    private static void addDeeds(Section section, Map<String, Deed> deeds) {
        for (String name : section.keys()) {
            section.section(name).ifPresent(words -> {
                Deed known = deeds.getOrDefault(name, new Deed(List.of(), List.of()));
                deeds.put(
                        name,
                        new Deed(joined(known.done, read(words, "done")), joined(known.doing, read(words, "doing"))));
                words.end();
            });
        }
    }

    private static void addFacts(Section section, Map<String, List<String>> facts) {
        for (String name : section.keys()) {
            facts.put(name, joined(facts.getOrDefault(name, List.of()), read(section, name)));
        }
    }

    private static void remove(Section section, Map<Cue, List<String>> phrases) {
        for (Cue cue : Cue.values()) {
            List<String> known = phrases.getOrDefault(cue, List.of());
            List<String> removed = read(section, cue.key());
            if (!known.containsAll(removed)) {
                section.wrong(cue.key(), "phrases of this category in the packaged lexicon");
            }
            phrases.put(cue, known.stream().filter(p -> !removed.contains(p)).toList());
        }
        section.end();
    }

    private static List<String> read(Section section, String key) {
        List<String> found = new ArrayList<>();
        for (String raw : section.texts(key)) {
            for (String one : alternatives(raw)) {
                String phrase = NormalText.phrase(one);
                if (phrase.strip().length() < SHORTEST) {
                    section.wrong(key, "phrases of at least " + SHORTEST + " letters or digits", "\"" + raw + "\"");
                } else {
                    found.add(phrase);
                }
            }
        }
        return found;
    }

    /** All phrases that a text with alternatives in parentheses stands for: {@code pass (you|this) on}. */
    private static List<String> alternatives(String raw) {
        int open = raw.indexOf('(');
        int close = raw.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return List.of(raw);
        }
        List<String> all = new ArrayList<>();
        List<String> ends = alternatives(raw.substring(close + 1));
        for (String one : raw.substring(open + 1, close).split("\\|", -1)) {
            ends.forEach(end -> all.add(raw.substring(0, open) + one + end));
        }
        return all;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
