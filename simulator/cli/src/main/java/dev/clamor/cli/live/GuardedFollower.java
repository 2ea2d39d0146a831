package dev.clamor.cli.live;

import dev.clamor.metrics.ContactRecord;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a follower until it throws; then it is asked no more, and the fault is handed on, once. */
final class GuardedFollower implements Follower {
    private final Follower follower;
    private final Consumer<Throwable> onFault;
    private boolean failed;

    GuardedFollower(Follower follower, Consumer<Throwable> onFault) {
        this.follower = follower;
        this.onFault = onFault;
    }

    @Override
    public void accept(ContactRecord contact) {
        if (failed) {
            return;
        }
        try {
            follower.accept(contact);
        } catch (RuntimeException | Error fault) {
            fail(fault);
        }
    }

    @Override
    public Optional<String> news() {
        if (failed) {
            return Optional.empty();
        }
        try {
            return follower.news();
        } catch (RuntimeException | Error fault) {
            fail(fault);
            return Optional.empty();
        }
    }

    private void fail(Throwable fault) {
        failed = true;
        onFault.accept(fault);
    }
}
