package dev.clamor.load;

/** The generator's connections to the agent, as they are now. Safe for many threads. */
interface Connections {
    /** Nothing is connected. */
    Connections NONE = new Connections() {
        @Override
        public int open() {
            return 0;
        }

        @Override
        public int waiting() {
            return 0;
        }
    };

    /** Connections that are open. */
    int open();

    /** Requests that wait for a connection because all that are allowed are in use. */
    int waiting();
}
