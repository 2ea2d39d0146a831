package dev.clamor.load;

import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Schedule.Arrival;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.OpenInjectionSupport$;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

/**
 * Starts a Gatling user for every contact of a schedule, {@link #LEAD_MICROS} before it is due, the first ones {@link
 * #FIRST_LEAD_MICROS} at least. The schedule is asked while
 * the run goes on, about a second ahead of each user's start; Gatling's own steps would have to be known beforehand, and
 * overflow the stack after a few thousand.
 *
 * <p>Uses what Gatling's Java API wraps: an injection step is an iterator of the instants at which users start.
 */
final class Injection extends AbstractIterator<FiniteDuration> {
    /** For what comes before a contact's first message, and for Gatling's starting of users. */
    static final long LEAD_MICROS = 500_000;

    /** Before the first contact, where there is nothing to be done before its first message: whoever waits for a run waits this long. */
    static final long FIRST_LEAD_MICROS = 200_000;

    private static final long MICROS_PER_MILLI = 1_000;

    private final Schedule schedule;
    private final Queue<Arrival> started = new ConcurrentLinkedQueue<>();
    private final long firstMicros;
    private final long firstLeadMicros;
    private final RunClock clock;
    private long originMicros;
    private boolean begun;
    private boolean late;
    private @Nullable Arrival ahead;
    private boolean asked;

    /**
     * @param clock if it is started already, users start by it; else it is to be started by the first one of them
     * @param prepares whether something is to be done before a contact's first message
     */
    Injection(Schedule schedule, RunClock clock, boolean prepares) {
        this.clock = clock;
        this.firstLeadMicros = prepares ? LEAD_MICROS : FIRST_LEAD_MICROS;
        this.schedule = schedule;
        Arrival first = ahead();
        this.firstMicros = first == null ? 0 : first.dueMicros();
    }

    /** From the first user's start to the run's start; negative when the first contact is due late. */
    long leadMicros() {
        return firstLeadMicros - firstMicros;
    }

    /** From now to the first user's start: 0 unless the run's start is set and later than that. */
    long waitMicros() {
        return clock.started() ? Math.max(0, firstMicros - LEAD_MICROS - clock.micros()) : 0;
    }

    /** The run is over before it began: there is one user, to end it. */
    void endAtOnce() {
        late = true;
    }

    /** Whether the clock had passed 0 before the first user could be started. */
    boolean late() {
        return late;
    }

    /** The scenario with a user for every contact. */
    PopulationBuilder into(ScenarioBuilder scenario) {
        Iterator<OpenInjectionStep> one = scala.collection.Iterator$.MODULE$.single(new Lazily(this));
        return new PopulationBuilder(
                scenario.wrapped.inject(one.toList(), OpenInjectionSupport$.MODULE$.OpenInjectionProfileFactory()));
    }

    /** The contact of a user that has started: users take contacts in the order in which they are due. */
    Arrival take() {
        Arrival taken = started.poll();
        if (taken == null) {
            throw new IllegalStateException("load: expected as many users as planned contacts. Found: more users");
        }
        return taken;
    }

    private @Nullable Arrival ahead() {
        if (!asked) {
            ahead = schedule.next();
            asked = true;
        }
        return ahead;
    }

    @Override
    public boolean hasNext() {
        return ahead() != null;
    }

    /** When the next user starts, since the first one. */
    @Override
    public FiniteDuration next() {
        Arrival next = ahead();
        if (next == null) {
            throw new java.util.NoSuchElementException("load: expected another contact. Found: the schedule's end");
        }
        asked = false;
        started.add(next);
        if (!begun) {
            begin();
        }
        long wait = late ? 0 : Math.max(0, next.dueMicros() - originMicros);
        return new FiniteDuration(wait / MICROS_PER_MILLI, TimeUnit.MILLISECONDS);
    }

    /** Gatling counts from about now. Of a late run there is one user, to end it. */
    private void begin() {
        begun = true;
        originMicros = clock.started() ? clock.micros() + LEAD_MICROS : firstMicros + LEAD_MICROS - firstLeadMicros;
        late |= clock.started() && clock.micros() > 0;
        if (late) {
            ahead = null;
            asked = true;
        }
    }

    /** The one step of the injection. Its length and its users are for Gatling's own display, which is off. */
    private record Lazily(Injection injection) implements OpenInjectionStep {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<FiniteDuration> chain(Iterator<FiniteDuration> others) {
            return injection;
        }

        @Override
        public long users() {
            return injection.schedule.planned();
        }

        @Override
        public FiniteDuration duration() {
            return new FiniteDuration(injection.schedule.latestMicros(), TimeUnit.MICROSECONDS);
        }

        @Override
        public int productArity() {
            return 1;
        }

        @Override
        public Object productElement(int n) {
            return injection;
        }

        @Override
        public boolean canEqual(Object other) {
            return other instanceof Lazily;
        }
    }
}
