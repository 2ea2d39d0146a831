package dev.clamor.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Places for requests on connections that all customers share. Gatling keeps the connections, for each event loop apart, and
 * would open another whenever none is idle; so each event loop has its part of the places, and a request that finds none
 * waits its turn there.
 */
final class ConnectionPool {
    private final int most;
    private final LongSupplier nanos;
    private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param most places of all event loops together, each of which has one at least
     * @param nanos the clock
     */
    ConnectionPool(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Requests that wait for a place now. From any thread. */
    int waiting() {
        return waiting.get();
    }

    /**
     * Sends as soon as there is a place, which is given up when the collector needs no connection any more. On the loop.
     *
     * @param waits asked at once who hears how many microseconds it took, if there is no place
     */
    void send(EventLoop loop, ReplyCollector collector, Runnable request, Supplier<LongConsumer> waits) {
        Lane lane = lanes.get(loop);
        if (lane == null) {
            lane = new Lane(loop, Math.max(1, most / size(loop.parent())));
            lanes.put(loop, lane);
        }
        lane.send(collector, request, waits);
    }

    private static int size(EventExecutorGroup loops) {
        int size = 0;
        for (var each = loops.iterator(); each.hasNext(); each.next()) {
            size++;
        }
        return size;
    }

    /** A request that has no place yet. */
    private record Waiting(Runnable request, LongConsumer hears, long sinceNanos) {}

    /** The places of one event loop. */
    private final class Lane {
        private final EventLoop loop;
        private final int places;
        private final LinkedHashMap<ReplyCollector, Waiting> queue = new LinkedHashMap<>();
        private final Runnable left = this::left;
        private int taken;

        Lane(EventLoop loop, int places) {
            this.loop = loop;
            this.places = places;
        }

        void send(ReplyCollector collector, Runnable request, Supplier<LongConsumer> waits) {
            if (taken < places) {
                take(collector, request);
                return;
            }
            waiting.incrementAndGet();
            queue.put(collector, new Waiting(request, waits.get(), nanos.getAsLong()));
            collector.holds(() -> forget(collector));
        }

        private void forget(ReplyCollector collector) {
            queue.remove(collector);
            waiting.decrementAndGet();
        }

        private void take(ReplyCollector collector, Runnable request) {
            taken++;
            collector.holds(this::leave);
            request.run();
        }

        /** Later: the client takes a connection back after it has told of the answer's end. */
        private void leave() {
            loop.execute(left);
        }

        private void left() {
            taken--;
            var first = queue.entrySet().iterator();
            if (first.hasNext()) {
                Map.Entry<ReplyCollector, Waiting> next = first.next();
                first.remove();
                waiting.decrementAndGet();
                begin(next.getKey(), next.getValue());
            }
        }

        private void begin(ReplyCollector collector, Waiting waited) {
            waited.hears().accept(TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - waited.sinceNanos()));
            try {
                take(collector, waited.request());
            } catch (RuntimeException e) { // it could not be made: nothing is under way
                collector.onThrowable(e);
            }
        }
    }
}
