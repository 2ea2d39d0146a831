package dev.clamor.referenceagent.language;

import dev.clamor.referenceagent.knowledge.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A linear softmax classifier (multinomial logistic regression) over hashed word, word-pair and letter features, trained
 * by AdaGrad on the example sentences and on thinned copies of them. Training is deterministic: the same examples give
 * the same weights.
 */
final class IntentModel {
    private static final Intent[] INTENTS = Intent.values();
    private static final int EPOCHS = 30;
    private static final float RATE = 0.5f;
    private static final float DECAY = 1e-5f;

    private final FeatureReader features;
    private final float[][] weights = new float[FeatureReader.SIZE][];

    private record Example(FeatureReader.Features features, int label) {}

    IntentModel(Map<Intent, List<List<String>>> sentences, FeatureReader features) {
        this.features = features;
        train(examples(sentences));
    }

    private List<Example> examples(Map<Intent, List<List<String>>> sentences) {
        List<Example> examples = new ArrayList<>();
        int longest = sentences.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (Intent intent : INTENTS) {
                List<List<String>> own = sentences.getOrDefault(intent, List.of());
                if (i < own.size()) {
                    examples.add(new Example(features.read(own.get(i)), intent.ordinal()));
                    List<String> thinned = features.withoutCommonWords(own.get(i));
                    if (thinned.size() >= 2 && thinned.size() < own.get(i).size()) {
                        examples.add(new Example(features.read(thinned), intent.ordinal()));
                    }
                }
            }
        }
        return examples;
    }

    private void train(List<Example> examples) {
        float[][] squares = new float[FeatureReader.SIZE][];
        double[] probabilities = new double[INTENTS.length];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (Example example : examples) {
                score(example.features(), probabilities);
                step(example, probabilities, squares);
            }
        }
    }

    private void step(Example example, double[] probabilities, float[][] squares) {
        FeatureReader.Features f = example.features();
        for (int k = 0; k < f.size(); k++) {
            int index = f.index(k);
            if (weights[index] == null) {
                weights[index] = new float[INTENTS.length];
                squares[index] = new float[INTENTS.length];
            }
            float[] row = weights[index];
            float[] square = squares[index];
            for (int c = 0; c < INTENTS.length; c++) {
                float gradient =
                        (float) ((probabilities[c] - (c == example.label() ? 1 : 0)) * f.value(k)) + DECAY * row[c];
                square[c] += gradient * gradient;
                row[c] -= (float) (RATE * gradient / (1e-6 + StrictMath.sqrt(square[c])));
            }
        }
    }

    /** The probability of each intent, by {@link Intent#ordinal()}. */
    double[] score(List<String> words) {
        double[] probabilities = new double[INTENTS.length];
        score(features.read(words), probabilities);
        return probabilities;
    }

    private void score(FeatureReader.Features f, double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int k = 0; k < f.size(); k++) {
            float[] row = weights[f.index(k)];
            if (row != null) {
                float value = f.value(k);
                for (int c = 0; c < out.length; c++) {
                    out[c] += row[c] * value;
                }
            }
        }
        softmax(out);
    }

    private static void softmax(double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            max = Math.max(max, score);
        }
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = StrictMath.exp(scores[c] - max);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }
}
