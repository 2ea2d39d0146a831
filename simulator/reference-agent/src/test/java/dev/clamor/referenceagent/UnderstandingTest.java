package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Knowledge;
import dev.clamor.referenceagent.language.Listener;
import dev.clamor.referenceagent.language.Understanding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sentences the agent has never seen: what share of them it takes as meant. */
class UnderstandingTest {
    private static final Listener LISTENER = new Listener(Knowledge.packaged());
    private static final double FLOOR = 0.93;
    private static final double FLOOR_WITH_TYPOS = 0.88;
    private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

    private record Sentence(Intent intent, String text) {}

    private static List<Sentence> sentences() throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        try (InputStream in = UnderstandingTest.class.getResourceAsStream("/held-out.yaml")) {
            JsonNode tree = new YAMLMapper().readTree(in);
            tree.properties()
                    .forEach(entry -> entry.getValue()
                            .forEach(text -> sentences.add(new Sentence(
                                    Intent.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), text.asText()))));
        }
        return sentences;
    }

    private static boolean isTakenAsMeant(Sentence sentence, String text, boolean deskKnown) {
        Understanding u = LISTENER.read(
                text,
                deskKnown && sentence.intent().isMatter()
                        ? Optional.of(sentence.intent().desk())
                        : Optional.empty());
        boolean matter = u.probability() > u.talkProbability();
        return sentence.intent() == (matter ? u.matter() : u.talk());
    }

    private static List<String> misread(List<Sentence> sentences, List<String> texts, boolean deskKnown) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!isTakenAsMeant(sentences.get(i), texts.get(i), deskKnown)) {
                Understanding u = LISTENER.read(texts.get(i), Optional.empty());
                wrong.add(sentences.get(i).intent() + ": " + texts.get(i) + " -> " + u.matter() + " " + u.probability()
                        + " | " + u.talk() + " " + u.talkProbability());
            }
        }
        return wrong;
    }

    private static void holds(double floor, List<String> wrong, int all) {
        assertThat(1 - (double) wrong.size() / all)
                .as("share understood; misread: %s", String.join("\n", wrong))
                .isGreaterThanOrEqualTo(floor);
    }

    @Test
    void new_wordings_are_understood_without_knowing_the_desk() throws IOException {
        List<Sentence> sentences = sentences();
        assertThat(sentences).hasSizeGreaterThan(150);
        holds(FLOOR, misread(sentences, sentences.stream().map(Sentence::text).toList(), false), sentences.size());
    }

    @Test
    void new_wordings_are_understood_wrapped_in_greetings_complaints_and_capitals() throws IOException {
        List<Sentence> sentences =
                sentences().stream().filter(s -> s.intent().isMatter()).toList();
        List<String> wrapped = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            String text = sentences.get(i).text();
            wrapped.add(
                    switch (i % 4) {
                        case 0 -> "Hello, good afternoon. " + text + ", thank you.";
                        case 1 -> "I am getting really tired of this! " + text;
                        case 2 -> text.toUpperCase(Locale.ROOT) + "!!";
                        default -> "hey, " + text + " please? I have been trying all day.";
                    });
        }
        holds(FLOOR_WITH_TYPOS, misread(sentences, wrapped, true), sentences.size());
    }

    @Test
    void new_wordings_are_understood_with_three_letters_in_a_hundred_mistyped() throws IOException {
        List<Sentence> sentences = sentences();
        SplittableRandom random = new SplittableRandom(3);
        List<String> typed =
                sentences.stream().map(s -> mistyped(s.text(), 0.03, random)).toList();
        holds(FLOOR_WITH_TYPOS, misread(sentences, typed, true), sentences.size());
    }

    /** Substitution by a keyboard neighbour, omission or transposition at the given rate per letter. */
    static String mistyped(String text, double rate, SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) || random.nextDouble() >= rate) {
                out.append(c);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0, 1 -> out.append(neighbour(c, random));
                case 2 -> {}
                default -> {
                    boolean swap = i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
                    out.append(swap ? text.charAt(i + 1) : c);
                    if (swap) {
                        out.append(c);
                        i++;
                    }
                }
            }
        }
        return out.toString();
    }

    private static char neighbour(char c, SplittableRandom random) {
        for (String row : ROWS) {
            int at = row.indexOf(Character.toLowerCase(c));
            if (at >= 0) {
                int other = at == 0 ? 1 : at == row.length() - 1 ? at - 1 : at + (random.nextBoolean() ? 1 : -1);
                return row.charAt(other);
            }
        }
        return c;
    }
}
