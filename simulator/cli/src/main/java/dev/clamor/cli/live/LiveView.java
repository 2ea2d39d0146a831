package dev.clamor.cli.live;

import dev.clamor.conversation.LogEvent;

/** Shows a run while it goes on. Called by one thread at a time; must not block. One that throws is not called again. */
public interface LiveView {
    /** An event, before the figures that hold it. */
    default void count(LogEvent event) {}

    /** The newest figures, twice a second. */
    void show(LiveFigures figures);

    /** A line for people. */
    default void tell(String line) {}

    /** The last figures; nothing is shown after them. */
    void end(LiveFigures figures);
}
