package dev.clamor.load;

import dev.clamor.load.plan.Schedule.Arrival;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a Gatling user carries: one contact, and in a closed workload those that follow it, each with connections of its
 * own. Confined to the user's event loop.
 */
final class Seat {
    /** How long a seat that is not taken may go without noticing that the run is over. */
    private static final long GLANCE_MICROS = 1_000_000;

    private final RunState run;
    private final long user;
    private final EventLoop loop;
    private VirtualUser customer;
    private @Nullable Arrival following;
    private boolean asked;

    Seat(RunState run, Arrival first, long user, EventLoop loop) {
        this.run = run;
        this.user = user;
        this.loop = loop;
        this.customer = new VirtualUser(run, first, user, loop, false);
    }

    /** Whether there is nothing left to carry. */
    boolean over() {
        if (!customer.over()) {
            return false;
        }
        if (!asked) {
            asked = true;
            following = customer.following();
        }
        return following == null;
    }

    /** Waits until the first contact is due, opens it, and goes on with {@code proceed}. */
    void begin(Runnable proceed) {
        customer.begin(proceed);
    }

    /** One turn of the contact in progress, or the beginning of the next one; then goes on with {@code proceed}. */
    void turn(Runnable proceed) {
        Arrival next = following;
        if (next == null) {
            customer.turn(proceed);
        } else {
            sit(next, proceed);
        }
    }

    private void sit(Arrival next, Runnable proceed) {
        long wait = next.dueMicros() - Injection.LEAD_MICROS - run.micros();
        if (run.closing()) {
            following = null;
            proceed.run();
        } else if (wait > 0) {
            loop.schedule(() -> sit(next, proceed), Math.min(wait, GLANCE_MICROS), TimeUnit.MICROSECONDS);
        } else {
            welcome(next, proceed);
        }
    }

    private void welcome(Arrival next, Runnable proceed) {
        following = null;
        customer.leave();
        try {
            customer = new VirtualUser(run, next, user, loop, true);
            asked = false;
        } catch (RuntimeException e) {
            run.harnessFault(e);
            proceed.run();
            return;
        }
        customer.begin(proceed);
    }
}
