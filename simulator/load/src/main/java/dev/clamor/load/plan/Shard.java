package dev.clamor.load.plan;

/**
 * Which contacts of a plan this process sends: those whose index is {@link #index} modulo {@link #count}.
 *
 * @param index from 0
 * @param count from 1
 */
public record Shard(int index, int count) {
    /** All of them. */
    public static final Shard WHOLE = new Shard(0, 1);

    /** Refuses an index that is not below the count. */
    public Shard {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "shard: expected an index from 0 and below the count. Found: " + index + " of " + count);
        }
    }

    /** Whether the contact is one of this shard's. */
    public boolean has(long contact) {
        return contact % count == index;
    }
}
