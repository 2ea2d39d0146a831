package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Reply;

/** The way back to whoever sent a message. Any thread may use it, one at a time. */
interface Outlet {
    /** Whether replies go out in parts. */
    boolean inParts();

    /** Gives the whole answer, or what a declared flaw makes of it. */
    void whole(int status, byte[] body);

    /** Gives a part of a reply, not empty. */
    void part(String text);

    /** Gives the reply whose parts are all out. */
    void end(Reply reply, Wire.Request request);

    /** Gives nothing, and closes the connection when this much time has passed. */
    void hang(int seconds);

    /** Whether anybody is still there. */
    boolean open();

    /** Runs a task once when nobody is there any more, at once if so already. */
    void onGone(Runnable task);

    /** Runs a task on the connection's own thread after a pause. */
    void after(long micros, Runnable task);
}
