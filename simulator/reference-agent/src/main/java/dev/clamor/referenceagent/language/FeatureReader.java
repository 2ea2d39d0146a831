package dev.clamor.referenceagent.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words to hashed features: stems, synonym groups, neighbouring stem pairs and letter 4-grams, each weighted by inverse
 * document frequency over the example sentences and scaled so that a sentence has length one.
 */
final class FeatureReader {
    /** The number of feature slots. */
    static final int SIZE = 1 << 16;

    private static final float STEM = 1f;
    private static final float GROUP = 0.8f;
    private static final float PAIR = 0.6f;
    private static final float LETTERS = 0.25f;
    private static final int GRAM = 4;
    private static final double COMMON_SHARE = 0.04;

    private final Map<String, String> groupOfStem = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final Set<String> common = new HashSet<>();
    private final double rarest;

    /** A sentence as parallel arrays of feature slot and value. */
    record Features(int[] indices, float[] values) {
        int size() {
            return indices.length;
        }

        int index(int k) {
            return indices[k];
        }

        float value(int k) {
            return values[k];
        }
    }

    FeatureReader(List<List<String>> sentences, Map<String, String> synonyms) {
        synonyms.forEach((word, head) -> groupOfStem.put(Words.stem(word), head));
        Map<String, Integer> documents = new HashMap<>();
        for (List<String> sentence : sentences) {
            Set<String> stems = new HashSet<>();
            sentence.forEach(word -> stems.add(Words.stem(word)));
            stems.forEach(stem -> documents.merge(stem, 1, Integer::sum));
        }
        documents.forEach((stem, count) -> {
            rarity.put(stem, idf(sentences.size(), count));
            if (count > COMMON_SHARE * sentences.size()) {
                common.add(stem);
            }
        });
        rarest = idf(sentences.size(), 1);
    }

    private static double idf(int sentences, int count) {
        return StrictMath.log((1.0 + sentences) / (1.0 + count)) / StrictMath.log(1.0 + sentences) + 0.15;
    }

    /** The words left when those in more than 4 % of the example sentences are dropped: a terse customer's wording. */
    List<String> withoutCommonWords(List<String> words) {
        return words.stream().filter(word -> !common.contains(Words.stem(word))).toList();
    }

    /** Whether any of the words has been met in an example; without one there is nothing to go by. */
    boolean knowsAny(List<String> words) {
        return words.stream().anyMatch(word -> rarity.containsKey(Words.stem(word)));
    }

    Features read(List<String> words) {
        Sums sums = new Sums();
        String previous = "^";
        double previousRarity = 0.3;
        for (String word : words) {
            String stem = Words.stem(word);
            double weight = rarity.getOrDefault(stem, rarest);
            sums.add('s', stem.hashCode(), (float) (STEM * weight));
            String group = groupOfStem.get(stem);
            if (group != null) {
                sums.add('g', group.hashCode(), GROUP);
            }
            sums.add('p', 31 * previous.hashCode() + stem.hashCode(), (float) (PAIR * (weight + previousRarity) / 2));
            addLetters(sums, word, (float) (LETTERS * weight));
            previous = stem;
            previousRarity = weight;
        }
        return sums.scaled();
    }

    private static void addLetters(Sums sums, String word, float weight) {
        String edged = "<" + word + ">";
        for (int i = 0; i + GRAM <= edged.length(); i++) {
            int hash = 0;
            for (int k = 0; k < GRAM; k++) {
                hash = 31 * hash + edged.charAt(i + k);
            }
            sums.add('l', hash, weight);
        }
    }

    /** Features being collected; one that comes twice stands twice, which a linear model adds up. */
    private static final class Sums {
        private static final int FEW = 64;
        private int[] indices = new int[FEW];
        private float[] values = new float[FEW];
        private int size;

        void add(char family, int hash, float value) {
            if (size == indices.length) {
                indices = Arrays.copyOf(indices, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            int h = (hash + family * 0x61C88647) * 0x9E3779B9;
            indices[size] = (h ^ h >>> 15) & SIZE - 1;
            values[size++] = value;
        }

        Features scaled() {
            double squares = 0;
            for (int k = 0; k < size; k++) {
                squares += values[k] * values[k];
            }
            float scale = squares == 0 ? 0 : (float) (1 / StrictMath.sqrt(squares));
            for (int k = 0; k < size; k++) {
                values[k] *= scale;
            }
            return new Features(Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
        }
    }
}
