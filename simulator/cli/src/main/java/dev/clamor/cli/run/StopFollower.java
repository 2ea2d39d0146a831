package dev.clamor.cli.run;

import dev.clamor.cli.live.Follower;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.results.stopping.Stop;
import dev.clamor.results.stopping.StopMonitor;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks whether a declared rule has decided, and says so once. */
final class StopFollower implements Follower {
    private final StopMonitor monitor;
    private final BooleanSupplier onDecided;
    private boolean decided;
    private boolean givenUp;

    /** @param onDecided is asked once, when a rule has decided: whether that ends the run early */
    StopFollower(StopMonitor monitor, BooleanSupplier onDecided) {
        this.monitor = monitor;
        this.onDecided = onDecided;
    }

    @Override
    public void accept(ContactRecord contact) {
        monitor.accept(contact);
    }

    @Override
    public Optional<String> news() {
        if (!givenUp && monitor.givenUp().isPresent()) {
            givenUp = true;
            return Optional.of(
                    "no early stop any more: contact " + monitor.givenUp().getAsLong() + " in the order of"
                            + " arrival has not ended, and too many have begun since; the run goes on as planned");
        }
        Optional<Stop> stop = decided ? Optional.empty() : monitor.stop();
        decided |= stop.isPresent();
        return stop.filter(found -> onDecided.getAsBoolean()).map(StopFollower::line);
    }

    private static String line(Stop stop) {
        return "stopping early: " + stop.rule() + " decided on " + String.join(", ", stop.objectives()) + " at contact "
                + stop.atContact() + "; no more contacts are sent, those in progress may finish";
    }
}
