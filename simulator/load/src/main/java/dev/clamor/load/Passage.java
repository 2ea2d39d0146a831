package dev.clamor.load;

import dev.clamor.load.fault.ContactWires;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/** By which a contact's connections are opened: straight, or under planned faults. Used on the contact's event loop. */
interface Passage {
    /** As nature has it. */
    Passage STRAIGHT = new Passage() {
        @Override
        public void connecting(Runnable go, Consumer<Throwable> late) {
            go.run();
        }

        @Override
        public void connected(Channel channel) {
            // nothing is done to it
        }
    };

    /** A connection is to be opened: goes on at once or later, or tells that it did not come about in time. */
    void connecting(Runnable go, Consumer<Throwable> late);

    /** A connection is there and nothing was sent over it by this request; told again for every request on it. */
    void connected(Channel channel);

    /**
     * Under planned faults.
     *
     * @param timeoutMillis a connection that takes longer is given up
     */
    static Passage under(ContactWires wires, EventLoop loop, boolean secure, long timeoutMillis) {
        return new Passage() {
            @Override
            public void connecting(Runnable go, Consumer<Throwable> late) {
                wires.connecting(loop, secure, timeoutMillis, go, late);
            }

            @Override
            public void connected(Channel channel) {
                wires.connected(channel);
            }
        };
    }
}
