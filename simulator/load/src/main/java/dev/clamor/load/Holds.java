package dev.clamor.load;

import dev.clamor.conversation.RunEvent.CeilingHeld;

/** Counts what the agent's ceilings hold back. Thread-safe. */
final class Holds {
    private long contacts;
    private int waiting;
    private long contactMicros;
    private long requests;
    private long requestMicros;
    private boolean changed;

    /** A contact waits to begin. */
    synchronized void contactWaits() {
        contacts++;
        waiting++;
        changed = true;
    }

    /** A contact that waited this long begins, or is not wanted any more. */
    synchronized void contactWaited(long micros) {
        waiting--;
        contactMicros += micros;
        changed = true;
    }

    /** A request that waited this long is sent. */
    synchronized void requestSent(long micros) {
        requests++;
        requestMicros += micros;
        changed = true;
    }

    /** Whether something was counted since the last time this was asked. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    synchronized CeilingHeld soFar(long atMicros) {
        return new CeilingHeld(atMicros, contacts, waiting, contactMicros, requests, requestMicros);
    }
}
