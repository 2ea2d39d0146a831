package dev.clamor.scenario;

import java.util.List;

/** How the value of a fact is drawn for each contact. */
public sealed interface Sampler {
    /** One of these texts, equally likely. */
    record Pick(List<String> values) implements Sampler {}

    /** A pattern in which {@code #} is a digit and {@code @} an upper-case hexadecimal digit: {@code AC-######}. */
    record Pattern(String pattern) implements Sampler {}

    /** A number from {@code least} to {@code most} in steps of {@code step}, printed with {@code decimals} decimals. */
    record Number(double least, double most, double step, int decimals) implements Sampler {}

    /** A day from {@code first} to {@code last} inclusive, ISO dates. */
    record Day(String first, String last) implements Sampler {}
}
