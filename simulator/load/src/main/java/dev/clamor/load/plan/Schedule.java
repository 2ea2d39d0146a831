package dev.clamor.load.plan;

import org.jspecify.annotations.Nullable;

/**
 * The contacts of a run in the order in which they are due, told one at a time and as late as possible, so that a schedule
 * may depend on how the run goes. {@link #next} is asked from one thread at a time, about a second or two before a contact
 * is due; in a closed workload it tells the first contact of each seat only, the others are asked for with {@link #after}.
 */
public interface Schedule {
    /** The next contact; null when there will be no other. Due times never fall. */
    @Nullable
    Arrival next();

    /** Contacts that were planned: all that will have been told, as far as is known now. */
    long planned();

    /** Contacts planned up to an instant, it included: what should have begun by then. */
    long dueBy(long micros);

    /**
     * What whoever carried a contact to its end carries next: in a closed workload another one, at once while the seat is
     * taken, or when it will be taken again; null if nothing follows. Thread-safe.
     */
    default @Nullable Arrival after(Arrival ended, long micros) {
        return null;
    }

    /** Whether a contact that a ceiling has held back until now may still begin. Thread-safe. */
    default boolean wanted(Arrival held, long micros) {
        return true;
    }

    /** The later beginning of a contact that was held back until it was not {@link #wanted}; null for none. Thread-safe. */
    default @Nullable Arrival again(Arrival held, long micros) {
        return null;
    }

    /** Hears of every contact that begins. Thread-safe. */
    default void began(Arrival arrival) {
        // what is planned does not depend on it
    }

    /** An instant after which no contact is due, as far as is known now: the run may not last longer, but for draining. */
    long latestMicros();

    /**
     * One contact of the plan.
     *
     * @param index its place in the whole plan, from 0: says who calls and why
     * @param dueMicros when it is to begin, since the run's start
     * @param stage in which it is due
     */
    record Arrival(long index, long dueMicros, Stage stage) {}
}
