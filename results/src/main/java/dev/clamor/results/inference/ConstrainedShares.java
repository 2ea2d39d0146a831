package dev.clamor.results.inference;

/**
 * The most likely pair of shares (p<sub>1</sub>, p<sub>2</sub>) with p<sub>1</sub> - p<sub>2</sub> = delta, given
 * x<sub>1</sub> of n<sub>1</sub> and x<sub>2</sub> of n<sub>2</sub>: the root of a cubic in p<sub>2</sub> with the
 * coefficients (N = n<sub>1</sub> + n<sub>2</sub>, x = x<sub>1</sub> + x<sub>2</sub>)
 *
 * <ul>
 *   <li>L<sub>3</sub> = N, L<sub>2</sub> = (n<sub>1</sub> + 2 n<sub>2</sub>) delta - N - x,
 *   <li>L<sub>1</sub> = (n<sub>2</sub> delta - N - 2 x<sub>2</sub>) delta + x, L<sub>0</sub> = x<sub>2</sub> delta (1 -
 *       delta),
 * </ul>
 *
 * in closed form by the cosine of a third of an angle. Source: Miettinen and Nurminen, Statistics in Medicine 4 (1985),
 * 213-226, appendix; Farrington and Manning, Statistics in Medicine 9 (1990), 1447-1454.
 *
 * @param first p<sub>1</sub>
 * @param second p<sub>2</sub>
 */
record ConstrainedShares(double first, double second) {

    static ConstrainedShares of(double x1, double n1, double x2, double n2, double delta) {
        double n = n1 + n2;
        double x = x1 + x2;
        double l2 = ((n1 + 2 * n2) * delta - n - x) / (3 * n);
        double l1 = ((n2 * delta - n - 2 * x2) * delta + x) / (3 * n);
        double l0 = x2 * delta * (1 - delta) / (2 * n);
        double root = root(l2, l1, l0);
        double second = Math.min(Math.min(1, 1 - delta), Math.max(Math.max(0, -delta), root));
        return new ConstrainedShares(Math.min(1, Math.max(0, second + delta)), second);
    }

    /** Of the cubic whose coefficients are given divided by 3 L3, 3 L3 and 2 L3. */
    private static double root(double l2, double l1, double l0) {
        double q = l2 * l2 * l2 - 1.5 * l1 * l2 + l0;
        double p = Math.copySign(Math.sqrt(Math.max(0, l2 * l2 - l1)), q);
        if (p == 0) {
            return -l2;
        }
        double cosine = Math.max(-1, Math.min(1, q / (p * p * p)));
        return 2 * p * Math.cos((Math.PI + Math.acos(cosine)) / 3) - l2;
    }

    /** Variance of the observed difference if these were the shares. */
    double variance(double n1, double n2) {
        return first * (1 - first) / n1 + second * (1 - second) / n2;
    }
}
