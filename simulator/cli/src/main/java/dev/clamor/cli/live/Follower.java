package dev.clamor.cli.live;

import dev.clamor.metrics.ContactRecord;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows a run while it goes on, and may steer it. Given every contact that closes, on one thread. One that
 * throws is not asked again, and the run ends, for nothing steers it any more.
 */
public interface Follower extends Consumer<ContactRecord> {
    /** A line for people, if there is news; asked twice a second on the same thread. */
    Optional<String> news();
}
