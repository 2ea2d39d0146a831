package dev.clamor.referenceagent.knowledge;

import java.util.Locale;
import java.util.Optional;

/** A company of the group, with the queue its hand-overs go to by default. {@link #ANY} is for talk of no desk. */
public enum Desk {
    TELECOM("billing"),
    BANKING("payments"),
    SOFTWARE("engineering"),
    HEALTHCARE("care"),
    RETAIL("complaints"),
    ANY("general");

    private final String defaultQueue;

    Desk(String defaultQueue) {
        this.defaultQueue = defaultQueue;
    }

    /** The queue a hand-over of this desk goes to unless the intent names another. */
    public String defaultQueue() {
        return defaultQueue;
    }

    /** The desk of that name in any case; empty when there is none. {@code ANY} is not a name. */
    public static Optional<Desk> named(String name) {
        for (Desk desk : values()) {
            if (desk != ANY && desk.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(desk);
            }
        }
        return Optional.empty();
    }
}
