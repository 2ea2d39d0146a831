package dev.clamor.referenceagent.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything the agent knows before its first customer, as packaged with it.
 *
 * @param examples the sentences each intent is learnt from; every intent has some
 * @param cues     the patterns of each cue, by the cue's name
 * @param synonyms word to the word that stands for its group
 * @param words    common words, one of which a misspelling may be or a rare word may not be corrected to
 * @param phrases  the reply templates, by name; each has one or more wordings
 */
public record Knowledge(
        Map<Intent, List<String>> examples,
        Map<String, CuePatterns> cues,
        Map<String, String> synonyms,
        List<String> words,
        Map<String, List<String>> phrases) {

    private static final String FOLDER = "/reference-agent/";

    /**
     * The patterns of one cue.
     *
     * @param any    the cue is there when one of these is found
     * @param except what is cut out of the text before it is searched
     */
    public record CuePatterns(List<String> any, List<String> except) {
        public CuePatterns {
            any = List.copyOf(any);
            except = List.copyOf(except);
        }
    }

    public Knowledge {
        examples = Collections.unmodifiableMap(new EnumMap<>(examples));
        cues = Collections.unmodifiableMap(new LinkedHashMap<>(cues));
        synonyms = Collections.unmodifiableMap(new LinkedHashMap<>(synonyms));
        words = List.copyOf(words);
        phrases = Collections.unmodifiableMap(new LinkedHashMap<>(phrases));
    }

    /** The knowledge packaged with the agent. */
    public static Knowledge packaged() {
        return new Knowledge(
                readExamples(tree("knowledge.yaml")),
                readCues(tree("cues.yaml")),
                readSynonyms(),
                readWords(),
                readPhrases(tree("replies.yaml")));
    }

    private static Map<Intent, List<String>> readExamples(JsonNode tree) {
        Map<Intent, List<String>> examples = new EnumMap<>(Intent.class);
        for (Intent intent : Intent.values()) {
            List<String> sentences = strings(tree.path(intent.wireName()));
            if (sentences.isEmpty()) {
                throw new IllegalStateException(
                        "knowledge.yaml: example sentences for every intent were expected. Found: none for "
                                + intent.wireName());
            }
            examples.put(intent, sentences);
        }
        return examples;
    }

    private static Map<String, CuePatterns> readCues(JsonNode tree) {
        Map<String, CuePatterns> cues = new LinkedHashMap<>();
        tree.properties()
                .forEach(entry -> cues.put(
                        entry.getKey(),
                        new CuePatterns(
                                strings(entry.getValue().path("any")),
                                strings(entry.getValue().path("not")))));
        return cues;
    }

    private static Map<String, List<String>> readPhrases(JsonNode tree) {
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        tree.properties().forEach(entry -> phrases.put(entry.getKey(), strings(entry.getValue())));
        return phrases;
    }

    private static Map<String, String> readSynonyms() {
        Map<String, String> synonyms = new LinkedHashMap<>();
        for (String line : lines("synonyms.txt")) {
            int colon = line.indexOf(':');
            String head = line.substring(0, colon);
            synonyms.putIfAbsent(head, head);
            for (String word : line.substring(colon + 1).trim().split("\\s+")) {
                synonyms.putIfAbsent(word, head);
            }
        }
        return synonyms;
    }

    private static List<String> readWords() {
        List<String> words = new ArrayList<>();
        for (String line : lines("common-words.txt")) {
            words.addAll(List.of(line.toLowerCase(Locale.ROOT).trim().split("\\s+")));
        }
        return words;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return List.copyOf(strings);
    }

    private static JsonNode tree(String name) {
        try (InputStream in = open(name)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Knowledge.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException(
                    FOLDER + name + ": a resource packaged with the agent was expected. Found: nothing");
        }
        return in;
    }
}
