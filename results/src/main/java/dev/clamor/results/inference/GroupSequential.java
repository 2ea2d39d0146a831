package dev.clamor.results.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Erf;

/**
 * Boundaries for a planned number of looks at growing data, equally far apart in information.
 *
 * <p>At look k the standardised difference z<sub>k</sub> is held against a boundary: O'Brien and Fleming C √(K/k), strict
 * at first and nearly the usual value at the end; Pocock the constant C. C is found such that a difference of nothing
 * crosses at any look with the chance alpha, by the recursion of Armitage, McPherson and Rowe (JRSS A 132, 1969): the
 * density of the sum after look k, for those that went on, is the one after look k - 1 folded with the normal density.
 * The folding is Simpson's rule on steps of 0.1; constants are right to five digits.
 *
 * <p>Sources: O'Brien and Fleming, Biometrics 35 (1979); Pocock, Biometrika 64 (1977); Jennison and Turnbull, Group
 * Sequential Methods (2000), chapters 2 and 19.
 */
public final class GroupSequential {
    /** Most looks that are planned for. */
    public static final int MOST_LOOKS = 20;

    private static final double STEP = 0.1;
    private static final double FAR = 8;
    private static final double PRECISION = 1e-9;
    private static final int MOST_EVALUATIONS = 200;
    private static final double GREATEST = 12;
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    private GroupSequential() {}

    /** How the boundary falls from look to look. */
    public enum Shape {
        OBRIEN_FLEMING {
            @Override
            double at(int look, int looks) {
                return Math.sqrt((double) looks / look);
            }
        },
        POCOCK {
            @Override
            double at(int look, int looks) {
                return 1;
            }
        };

        /** The boundary at a look from 1, in units of the constant. */
        abstract double at(int look, int looks);
    }

    /** Boundaries on z at each look for an upper crossing with the chance alpha, at most 0.5. */
    public static double[] oneSided(Shape shape, int looks, double alpha) {
        return boundaries(shape, looks, alpha, false);
    }

    /** Boundaries on |z| at each look for a crossing on either side with the chance alpha. */
    public static double[] twoSided(Shape shape, int looks, double alpha) {
        return boundaries(shape, looks, alpha, true);
    }

    private static double[] boundaries(Shape shape, int looks, double alpha, boolean twoSided) {
        if (looks < 1 || looks > MOST_LOOKS || !(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("looks: expected 1 to " + MOST_LOOKS
                    + " and a chance of error in (0, 0.5]. Found: " + looks + " looks, alpha = " + alpha);
        }
        double constant = new BrentSolver(PRECISION)
                .solve(MOST_EVALUATIONS, c -> crossing(scaled(shape, looks, c), twoSided) - alpha, PRECISION, GREATEST);
        return scaled(shape, looks, constant);
    }

    private static double[] scaled(Shape shape, int looks, double constant) {
        double[] z = new double[looks];
        for (int k = 1; k <= looks; k++) {
            z[k - 1] = constant * shape.at(k, looks);
        }
        return z;
    }

    /** The chance that a difference of nothing crosses any of these boundaries on z, above or on either side. */
    public static double crossing(double[] z, boolean twoSided) {
        Region region = Region.first(z[0], twoSided);
        double crossed = (twoSided ? 2 : 1) * above(z[0]);
        for (int k = 2; k <= z.length; k++) {
            double limit = z[k - 1] * Math.sqrt(k);
            crossed += region.crossing(limit, twoSided);
            region = k < z.length ? region.next(k, limit, twoSided) : region;
        }
        return crossed;
    }

    /** The chance of a standard normal variable above z. */
    public static double above(double z) {
        return Erf.erfc(z / Math.sqrt(2)) / 2;
    }

    private static double density(double x) {
        return DENSITY * Math.exp(-x * x / 2);
    }

    /** Where the sum may be of those that went on, with its density at equidistant points. */
    private record Region(double from, double step, double[] weighted) {
        static Region first(double limit, boolean twoSided) {
            return of(1, limit, twoSided, GroupSequential::density);
        }

        private static Region of(int look, double limit, boolean twoSided, DoubleUnaryOperator f) {
            double from = twoSided ? -limit : Math.min(-FAR * Math.sqrt(look), limit - 1);
            int points = 2 * (int) Math.ceil((limit - from) / STEP / 2) + 1;
            double step = (limit - from) / (points - 1);
            double[] weighted = new double[points];
            for (int i = 0; i < points; i++) {
                weighted[i] = simpson(i, points) * step / 3 * f.applyAsDouble(from + i * step);
            }
            return new Region(from, step, weighted);
        }

        private static double simpson(int i, int points) {
            if (i == 0 || i == points - 1) {
                return 1;
            }
            return i % 2 == 1 ? 4 : 2;
        }

        double crossing(double limit, boolean twoSided) {
            double sum = 0;
            for (int i = 0; i < weighted.length; i++) {
                double at = from + i * step;
                sum += weighted[i] * (above(limit - at) + (twoSided ? above(limit + at) : 0));
            }
            return sum;
        }

        Region next(int look, double limit, boolean twoSided) {
            return of(look, limit, twoSided, this::folded);
        }

        private double folded(double to) {
            double sum = 0;
            for (int i = 0; i < weighted.length; i++) {
                sum += weighted[i] * density(to - from - i * step);
            }
            return sum;
        }
    }
}
