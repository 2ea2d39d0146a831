package dev.clamor.results.slo;

import dev.clamor.results.inference.GroupSequential;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * When a run may end before its plan does, declared before it begins. Without a rule nothing stops early.
 *
 * @param rollBack stop, and roll back, when an objective is surely missed
 * @param curtail stop when an objective can no longer be met, whatever is still to come
 * @param promote stop, and promote, at planned looks
 */
public record StoppingRules(Optional<RollBack> rollBack, boolean curtail, Optional<Promote> promote) {
    /** Nothing stops. */
    public static final StoppingRules NONE = new StoppingRules(Optional.empty(), false, Optional.empty());

    private static final MathContext DOWN = new MathContext(3, RoundingMode.DOWN);

    /** Whether no rule is declared. */
    public boolean none() {
        return rollBack.isEmpty() && !curtail && promote.isEmpty();
    }

    /**
     * The objective as it is judged at the end of a run: a plan to promote early spends a part of the chance of error on the
     * way, so what is left is less, and the confidence asked for is greater. It is rounded up, to three digits of the chance.
     * An objective that the plan does not judge, because it does not gate or counts slices of time, is as it was.
     */
    public Slo atEnd(Slo slo) {
        if (promote.isEmpty() || !covers(slo)) {
            return slo;
        }
        BigDecimal left = new BigDecimal(promote.get().atEnd(1 - slo.confidence())).round(DOWN);
        return slo.at(BigDecimal.ONE.subtract(left).doubleValue());
    }

    /** Whether a plan to promote early judges this objective. */
    public static boolean covers(Slo slo) {
        return slo.gating() && slo.budgeting().equals(Budgeting.OCCURRENCES);
    }

    /** @param alpha chance of rolling back, for all objectives together, although each of them is kept */
    public record RollBack(double alpha) {}

    /** A plan to promote early. */
    public sealed interface Promote {
        /** The chance of error left for the end of the run. */
        double atEnd(double alpha);
    }

    /**
     * Looks at equal steps of the planned contacts, the last of them the end of the run.
     *
     * @param looks from 2 to {@value GroupSequential#MOST_LOOKS}
     */
    public record Looks(GroupSequential.Shape shape, int looks) implements Promote {
        /** The chance of error at each look. */
        public double[] levels(double alpha) {
            double[] levels = GroupSequential.oneSided(shape, looks, alpha);
            for (int k = 0; k < looks; k++) {
                levels[k] = GroupSequential.above(levels[k]);
            }
            return levels;
        }

        @Override
        public double atEnd(double alpha) {
            return levels(alpha)[looks - 1];
        }
    }

    /**
     * A sequential ratio test after every contact, of "exactly on the target" against "this much better". Half of the chance
     * of error is spent on it, the other half kept for the end.
     *
     * @param better how much better than the target the agent is hoped to be
     * @param beta chance that the test gives up on an agent that is so much better
     */
    public record RatioTest(double better, double beta) implements Promote {
        @Override
        public double atEnd(double alpha) {
            return alpha / 2;
        }
    }
}
