package dev.clamor.persona;

/**
 * How a customer's frustration moves, on the log-odds scale.
 *
 * @param intercept resting log-odds of being dissatisfied (b); the population mean is -2.79
 * @param gain multiplier on every shock (g); 1 is the fitted average
 * @param memory share of the frustration that is left after one reply (rho), in [0, 1)
 */
public record Temperament(double intercept, double gain, double memory) {}
