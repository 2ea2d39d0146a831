package dev.clamor.load.fault;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One direction of a connection: lets bytes go on as a {@link Flow} says, always in their order. On one event loop. */
final class Lane {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MICRO = 1_000;

    private final EventExecutor loop;
    private final LongSupplier nanos;
    private final DoubleSupplier uniform;
    private final Exit exit;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private Flow flow = Flow.FREE;
    private long lastReady = Long.MIN_VALUE;
    private long pieceReady = Long.MIN_VALUE;
    private long bytes;
    private boolean closed;
    private @Nullable Future<?> timer;

    /** Where bytes go on. */
    interface Exit {
        /** @param promise of a writing; null for what was read */
        void pass(Object message, @Nullable ChannelPromise promise);
    }

    private record Parcel(Object message, @Nullable ChannelPromise promise, long readyNanos) {}

    /**
     * @param nanos the time on that event loop
     * @param uniform draws for the jitter, from 0 to 1
     */
    Lane(EventExecutor loop, LongSupplier nanos, DoubleSupplier uniform, Exit exit) {
        this.loop = loop;
        this.nanos = nanos;
        this.uniform = uniform;
        this.exit = exit;
    }

    /** Whether what comes now may go straight on. */
    boolean straight() {
        return parcels.isEmpty() && flow.free();
    }

    boolean isEmpty() {
        return parcels.isEmpty();
    }

    /** Bytes that wait. */
    long bytes() {
        return bytes;
    }

    /** Takes what is to go on when its time has come. */
    void take(Object message, @Nullable ChannelPromise promise) {
        if (closed) {
            drop(new Parcel(message, promise, 0));
            return;
        }
        double jitter = flow.jitterMicros() == 0 ? 0 : flow.jitterMicros() * (2 * uniform.getAsDouble() - 1);
        long delay = Math.max(0, Math.round(flow.delayMicros() + jitter)) * NANOS_PER_MICRO;
        lastReady = Math.max(lastReady, now() + delay);
        bytes += size(message);
        parcels.add(new Parcel(message, promise, lastReady));
        run();
    }

    /** From now on bytes go like this. */
    void flow(Flow next) {
        flow = next;
        pieceReady = Long.MIN_VALUE;
        run();
    }

    /** Drops what waits and whatever comes. */
    void close() {
        closed = true;
        stopTimer();
        while (!parcels.isEmpty()) {
            drop(parcels.remove());
        }
        bytes = 0;
    }

    private void run() {
        stopTimer();
        while (!closed && !flow.held() && !parcels.isEmpty()) {
            Parcel first = parcels.element();
            long wait = Math.max(first.readyNanos(), limited(first)) - now();
            if (wait > 0) {
                timer = loop.schedule(this::run, wait, TimeUnit.NANOSECONDS);
                return;
            }
            pieceReady = Long.MIN_VALUE;
            pass(first);
        }
    }

    /** When the limit lets the next piece through. */
    private long limited(Parcel first) {
        if (flow.bytesPerSecond() == 0) {
            return Long.MIN_VALUE;
        }
        if (pieceReady == Long.MIN_VALUE) {
            long piece = Math.min(flow.piece(), size(first.message()));
            pieceReady =
                    Math.max(now(), first.readyNanos()) + Math.round(piece / flow.bytesPerSecond() * NANOS_PER_SECOND);
        }
        return pieceReady;
    }

    private void pass(Parcel first) {
        int size = size(first.message());
        int piece = flow.bytesPerSecond() > 0 ? Math.min(flow.piece(), size) : size;
        bytes -= piece;
        if (piece < size && first.message() instanceof ByteBuf whole) {
            exit.pass(whole.readRetainedSlice(piece), null);
        } else {
            parcels.remove();
            exit.pass(first.message(), first.promise());
        }
    }

    private static int size(Object message) {
        return message instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
    }

    private static void drop(Parcel parcel) {
        ReferenceCountUtil.release(parcel.message());
        if (parcel.promise() != null) {
            parcel.promise().tryFailure(new ClosedChannelException());
        }
    }

    private long now() {
        return nanos.getAsLong();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
