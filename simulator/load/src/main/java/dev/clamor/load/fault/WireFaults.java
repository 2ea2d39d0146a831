package dev.clamor.load.fault;

import dev.clamor.load.plan.FaultKind;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults of the wire that are on, and the connections that must hear of it. Thread-safe. */
public final class WireFaults {
    private final RandomStreams streams;
    private final boolean planned;
    private final List<Active> active = new CopyOnWriteArrayList<>();
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    WireFaults(RandomStreams streams, boolean planned) {
        this.streams = streams;
        this.planned = planned;
    }

    /** @param window its place among all windows of the run */
    record Active(String fault, FaultKind.OnWire kind, int window) {
        boolean holds() {
            return kind instanceof FaultKind.Blackout;
        }

        boolean resets() {
            return kind instanceof FaultKind.Reset;
        }
    }

    /** Whether any are planned at all; if not, connections are left alone. */
    public boolean planned() {
        return planned;
    }

    /** The connections of one contact. */
    public ContactWires of(long arrival) {
        return new ContactWires(this, arrival);
    }

    FaultSwitch switchOf(Active one) {
        return new FaultSwitch() {
            @Override
            public String on() {
                active.add(one);
                watchers.forEach(Watcher::changed);
                return "";
            }

            @Override
            public String off() {
                active.remove(one);
                watchers.forEach(Watcher::changed);
                return "";
            }
        };
    }

    /** Wants to know when faults begin or end. */
    interface Watcher {
        /** Which are on has changed; from any thread. */
        void changed();
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    void forget(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Those that are on and concern the connection. */
    List<Active> on(Connection connection) {
        List<Active> found = new ArrayList<>();
        for (Active one : active) {
            if (connection.hit(one)) {
                found.add(one);
            }
        }
        return found;
    }

    Connection connection(long arrival, int number) {
        return new Connection(streams, arrival, number);
    }

    /** One connection of a contact: everything drawn for it is a function of (seed, contact, number of the connection). */
    static final class Connection {
        private static final int FIRST_JITTER = 1 << 20;

        private final RandomStreams streams;
        private final long arrival;
        private final int number;
        private int jitters = FIRST_JITTER;

        private Connection(RandomStreams streams, long arrival, int number) {
            this.streams = streams;
            this.arrival = arrival;
            this.number = number;
        }

        boolean hit(Active one) {
            return streams.chance(one.kind().share(), arrival, Purpose.FAULT, number, one.window());
        }

        double jitter() {
            return streams.uniform(arrival, Purpose.FAULT, number, jitters++);
        }
    }
}
