package dev.clamor.load;

import java.util.List;

/** The generator's connections to agents, counted. From any thread. */
interface Connections {
    /** Connections that are open. */
    int open();

    /** Requests that wait for a connection because all that are allowed are in use. */
    int waiting();

    /** Connections that could not be made so far for a reason of ours: no descriptor, no port, no memory for one. */
    long failures();

    /** All of these together. */
    static Connections sum(List<? extends Connections> parts) {
        return new Connections() {
            @Override
            public int open() {
                return parts.stream().mapToInt(Connections::open).sum();
            }

            @Override
            public int waiting() {
                return parts.stream().mapToInt(Connections::waiting).sum();
            }

            @Override
            public long failures() {
                return parts.stream().mapToLong(Connections::failures).sum();
            }
        };
    }
}
