package dev.clamor.spark;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a task gives: a value, or what is wrong with its log. A log that is wrong is no failure of the task, which would be
 * tried again.
 */
record Outcome<T>(@Nullable T value, List<Problem> problems) {
    static <T> Outcome<T> of(Supplier<T> task) {
        try {
            return new Outcome<>(task.get(), List.of());
        } catch (InvalidDocumentException e) {
            return new Outcome<>(null, e.problems());
        }
    }

    /** The problem of either, if there is one. */
    Outcome<T> combine(Outcome<T> other, BinaryOperator<T> both) {
        if (value == null || other.value == null) {
            return value == null ? this : other;
        }
        return new Outcome<>(both.apply(value, other.value), List.of());
    }

    T get() {
        if (value == null) {
            throw new InvalidDocumentException(problems);
        }
        return value;
    }
}
