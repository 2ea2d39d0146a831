package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * pass^k: the chance that k trials of one task, drawn without replacement from its n trials, c of them good, are all
 * good: C(c, k) / C(n, k). It asks for consistency where the share of good trials asks for an average. Source: Yao et
 * al., tau-bench (2024), arXiv 2406.12045.
 *
 * <p>The power of the share, (c / n)<sup>k</sup>, is no substitute: it is too high on average.
 */
public final class PassHatK {
    private PassHatK() {}

    /**
     * A task with its trials.
     *
     * @param task what was tried
     * @param trials good trials of all
     * @param value pass^k
     */
    public record Task(String task, Ratio trials, double value) {}

    /** Of one task; refused when it has fewer than k trials. */
    public static double of(Ratio trials, int k) {
        if (k < 1 || trials.total() < k) {
            throw new IllegalArgumentException("pass^k: expected k of at least 1 and k trials or more. Found: k = " + k
                    + ", trials = " + trials.total());
        }
        double chance = 1;
        for (int i = 0; i < k && chance > 0; i++) {
            chance *= (double) (trials.good() - i) / (trials.total() - i);
        }
        return chance;
    }

    /** Mean over tasks, each counting the same; absent without tasks, refused when one has fewer than k trials. */
    public static OptionalDouble mean(Collection<Ratio> tasks, int k) {
        return tasks.stream().mapToDouble(trials -> of(trials, k)).average();
    }

    /**
     * Every task, the worst first: by pass^k, then by the share of good trials, then by name. One task that fails ten
     * times of ten hides in an average of 98 %; here it is the first line. Refused when a task has fewer than k trials.
     */
    public static List<Task> least(SortedMap<String, Ratio> tasks, int k) {
        return tasks.entrySet().stream()
                .map(e -> task(e, k))
                .sorted(Comparator.comparingDouble(Task::value)
                        .thenComparingDouble(t -> t.trials().value().orElse(0))
                        .thenComparing(Task::task))
                .toList();
    }

    private static Task task(Map.Entry<String, Ratio> entry, int k) {
        return new Task(entry.getKey(), entry.getValue(), of(entry.getValue(), k));
    }
}
