package dev.clamor.referenceagent.language;

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

    Features read(List<String> words) {
        Map<Integer, Float> sums = new java.util.TreeMap<>();
        String previous = "^";
        double previousRarity = 0.3;
        for (String word : words) {
            String stem = Words.stem(word);
            double weight = rarity.getOrDefault(stem, rarest);
            add(sums, "s" + stem, (float) (STEM * weight));
            String group = groupOfStem.get(stem);
            if (group != null) {
                add(sums, "g" + group, GROUP);
            }
            add(sums, "p" + previous + " " + stem, (float) (PAIR * (weight + previousRarity) / 2));
            addLetters(sums, word, (float) (LETTERS * weight));
            previous = stem;
            previousRarity = weight;
        }
        return scaled(sums);
    }

    private static void addLetters(Map<Integer, Float> sums, String word, float weight) {
        String edged = "<" + word + ">";
        for (int i = 0; i + GRAM <= edged.length(); i++) {
            add(sums, "l" + edged.substring(i, i + GRAM), weight);
        }
    }

    private static void add(Map<Integer, Float> sums, String feature, float value) {
        int h = feature.hashCode() * 0x9E3779B9;
        sums.merge((h ^ h >>> 15) & SIZE - 1, value, Float::sum);
    }

    private static Features scaled(Map<Integer, Float> sums) {
        int[] indices = new int[sums.size()];
        float[] values = new float[sums.size()];
        double squares = 0;
        int k = 0;
        for (Map.Entry<Integer, Float> entry : sums.entrySet()) {
            indices[k] = entry.getKey();
            values[k++] = entry.getValue();
            squares += entry.getValue() * entry.getValue();
        }
        float scale = squares == 0 ? 0 : (float) (1 / StrictMath.sqrt(squares));
        for (k = 0; k < values.length; k++) {
            values[k] *= scale;
        }
        return new Features(indices, values);
    }
}
