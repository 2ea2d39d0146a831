package dev.clamor.metrics;

/**
 * Counts contact records. Combining any partition of the contacts, in any order, gives the same snapshot as the whole.
 *
 * @param <S> the immutable snapshot
 * @param <A> the accumulator itself
 */
public interface Accumulator<S, A extends Accumulator<S, A>> {
    /** Takes one finished contact. */
    void accept(ContactRecord contact);

    /** Takes all that another one has counted; the other is not changed. */
    void combine(A other);

    /** The numbers so far. */
    S snapshot();
}
