package dev.clamor.cli.live;

import dev.clamor.results.report.words.Visible;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The views of a run that still work. One that throws is left out from then on, which is told to it and to the others once. */
final class LiveViews {
    private final List<LiveView> working;

    LiveViews(List<LiveView> views) {
        this.working = new CopyOnWriteArrayList<>(views);
    }

    /** Asks it of each view. */
    void each(Consumer<LiveView> ask) {
        for (LiveView view : working) {
            try {
                ask.accept(view);
            } catch (RuntimeException | Error fault) {
                leaveOut(view, fault);
            }
        }
    }

    private void leaveOut(LiveView view, Throwable fault) {
        if (!working.remove(view)) {
            return;
        }
        String news = "a view of the run is left out from here on, for it failed: "
                + view.getClass().getSimpleName() + ", " + Visible.line(fault.toString());
        tell(view, news);
        each(other -> other.tell(news));
    }

    /** What fails at one thing may be able to do another. */
    private static void tell(LiveView failed, String news) {
        try {
            failed.tell(news);
        } catch (RuntimeException | Error again) {
            // the others are told
        }
    }
}
