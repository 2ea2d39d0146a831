package dev.clamor.load;

import dev.clamor.engine.wire.Misfortune;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts connections from their first use to their closing, and those that could not be made for want of something here. */
final class SocketCount {
    private static final AttributeKey<Boolean> COUNTED = AttributeKey.valueOf(SocketCount.class, "counted");

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong failures = new AtomicLong();

    /** A connection is used; only its first use counts. On its event loop. */
    void used(Channel channel) {
        if (!channel.hasAttr(COUNTED)) {
            channel.attr(COUNTED).set(true);
            open.incrementAndGet();
            channel.closeFuture().addListener(closed -> open.decrementAndGet());
        }
    }

    /** A request, or the opening of a WebSocket, ended with this exception. */
    void failed(Throwable cause) {
        if (Misfortune.isExhaustion(cause)) {
            failures.incrementAndGet();
        }
    }

    /** Connections that are open. */
    int open() {
        return open.get();
    }

    /** Connections that could not be made so far: no descriptor, no port, no memory for one. */
    long failures() {
        return failures.get();
    }
}
