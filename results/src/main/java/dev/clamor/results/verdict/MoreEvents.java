package dev.clamor.results.verdict;

import dev.clamor.results.inference.Intervals;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** How many events would have decided an objective at the observed share. */
final class MoreEvents {
    private static final double MOST = 1e7;
    private static final double CLOSE = 0.5;

    private MoreEvents() {}

    /**
     * The least number of independent events at which the exact bound at the observed share decides: the lower bound
     * reaches the target when the share is above it, the upper bound falls below the target when the share is below.
     * Empty when the share is the target, or the number would exceed ten million.
     */
    static OptionalDouble needed(double share, double target, double alpha) {
        DoublePredicate decides = share > target
                ? n -> Intervals.pAbove(Math.min(n, share * n), n, target) <= alpha
                : n -> Intervals.pBelow(share * n, n, target) < alpha;
        if (share == target || !decides.test(MOST)) {
            return OptionalDouble.empty();
        }
        double high = 1;
        while (!decides.test(high)) {
            high *= 2;
        }
        double low = high / 2;
        while (high - low > CLOSE) {
            double middle = low + (high - low) / 2;
            if (decides.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalDouble.of(Math.ceil(high));
    }
}
