package dev.clamor.load.fault;

import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The connections of one contact to the agent, numbered from 0. Used on the contact's event loop. */
public final class ContactWires {
    private final WireFaults faults;
    private final long arrival;
    private int connections;

    ContactWires(WireFaults faults, long arrival) {
        this.faults = faults;
        this.arrival = arrival;
    }

    /**
     * A connection is to be opened: goes on when it would have come about, by what is on now. A connection takes one way
     * there and back, a secure one another.
     *
     * @param go opens it; called at once when nothing is on
     * @param late is told that it did not come about in time
     */
    public void connecting(EventLoop loop, boolean secure, long timeoutMillis, Runnable go, Consumer<Throwable> late) {
        WireFaults.Connection next = faults.connection(arrival, connections);
        Flow there = Flow.FREE;
        Flow back = Flow.FREE;
        for (WireFaults.Active one : faults.on(next)) {
            there = there.and(Flow.of(one.kind(), true));
            back = back.and(Flow.of(one.kind(), false));
        }
        long micros = (secure ? 2 : 1) * (there.delayMicros() + back.delayMicros());
        if (there.held() || back.held()) {
            Waiting waiting = new Waiting(loop, timeoutMillis, next, go, late);
            faults.watch(waiting);
            waiting.changed();
        } else if (micros > TimeUnit.MILLISECONDS.toMicros(timeoutMillis)) {
            loop.schedule(() -> late.accept(tooLate()), timeoutMillis, TimeUnit.MILLISECONDS);
        } else if (micros > 0) {
            loop.schedule(go, micros, TimeUnit.MICROSECONDS);
        } else {
            go.run();
        }
    }

    private static ConnectTimeoutException tooLate() {
        return new ConnectTimeoutException("connection timed out under a planned fault");
    }

    /** A connection of this contact is there; does nothing for one that is known. */
    public void connected(Channel channel) {
        if (!FaultyWire.isOn(channel)) {
            FaultyWire.install(channel, faults, faults.connection(arrival, connections++));
        }
    }

    /** A connection that waits for a blackout to end, or for its own time to be up. */
    private final class Waiting implements WireFaults.Watcher {
        private final EventLoop loop;
        private final WireFaults.Connection connection;
        private final Runnable go;
        private final Future<?> deadline;
        private boolean over;

        Waiting(
                EventLoop loop,
                long timeoutMillis,
                WireFaults.Connection connection,
                Runnable go,
                Consumer<Throwable> late) {
            this.loop = loop;
            this.connection = connection;
            this.go = go;
            this.deadline =
                    loop.schedule(() -> end(() -> late.accept(tooLate())), timeoutMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void changed() {
            loop.execute(() -> {
                if (faults.on(connection).stream().noneMatch(WireFaults.Active::holds)) {
                    end(go);
                }
            });
        }

        private void end(Runnable then) {
            if (!over) {
                over = true;
                deadline.cancel(false);
                faults.forget(this);
                then.run();
            }
        }
    }
}
