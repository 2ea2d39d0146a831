package dev.clamor.load.plan;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals of a search for the highest bearable load, by what is heard of the steps while they go on. Every step has a
 * lead-in and a tail at its own load, which are not judged: messages follow contacts by as long as a conversation takes. A
 * step that breaks is followed by the first step's load until its contacts have ended, so that the next one does not find
 * its queue. After the first that breaks the agent must recover, else nothing after it could be trusted and the search ends.
 *
 * <p>The i-th gap is a function of (seed, i) in units of the mean gap; who the i-th contact is does not depend on the search.
 * Thread-safe.
 */
public final class KneeSchedule implements Schedule {
    private static final double MICROS = 1e6;

    private final KneeSettings settings;
    private final Workload.Spacing spacing;
    private final RandomStreams streams;
    private final double drainSeconds;
    private final long mostContacts;
    private final double mostSeconds;
    private final KneeSearch search;

    private long[] due = new long[1024];
    private int told;
    private double now;
    private boolean ended;

    private LoadStep stage;
    private Stage asStage;
    private double stageFrom;
    private double stepFrom;
    private long inStage;
    private int steps = 1;
    private LoadStep current;
    private boolean recovered;
    private boolean concluded;
    private boolean drained;
    private boolean over;
    private KneeSearch.@Nullable Outcome outcome;

    /**
     * @param drainSeconds how long contacts of an overloaded step are waited for at most, beyond as long as it was on
     * @param mostContacts of the whole search; 0 for no limit
     * @param mostSeconds of the whole search; 0 for no limit
     */
    public KneeSchedule(
            KneeSettings settings,
            Workload.Spacing spacing,
            RandomStreams streams,
            double drainSeconds,
            long mostContacts,
            double mostSeconds) {
        this.settings = settings;
        this.spacing = spacing;
        this.streams = streams;
        this.drainSeconds = drainSeconds;
        this.mostContacts = mostContacts;
        this.mostSeconds = mostSeconds;
        this.search = new KneeSearch(settings);
        this.stage = new LoadStep(Part.LEAD_IN, 1, search.next().orElseThrow());
        this.asStage = named(stage);
        this.current = stage;
    }

    /**
     * Of a step so much is known that no more of its contacts need be judged, or all of them have ended.
     *
     * @param judged the step, or the recovery
     * @param holds every objective that decides is met
     * @param breaks one of them is breached
     * @param ended whether all its contacts have ended
     */
    public synchronized void heard(LoadStep judged, boolean holds, boolean breaks, boolean ended) {
        KneeSearch.Outcome became =
                breaks ? KneeSearch.Outcome.BREAKS : holds ? KneeSearch.Outcome.HOLDS : KneeSearch.Outcome.UNDECIDED;
        if (judged.equals(current) && !concluded) {
            outcome = became;
            over = ended;
        } else if (judged.part() == Part.STEP) {
            search.tried(judged.rate(), became); // told late, or told otherwise once all had ended
        }
    }

    /** All contacts that were due before the drain with this number have ended. */
    public synchronized void drained(LoadStep drain) {
        drained |= stage.equals(drain);
    }

    @Override
    public synchronized @Nullable Arrival next() {
        if (ended || mostContacts > 0 && told >= mostContacts) {
            ended = true;
            return null;
        }
        double need = spacing == Workload.Spacing.EVEN ? 1 : streams.exponential(told, Purpose.ARRIVAL, 0, 0);
        while (!ended) {
            double end = Math.max(now, end());
            double fits = (end - now) * stage.rate();
            if (need <= fits) {
                now += need / stage.rate();
                return arrival();
            }
            need -= fits;
            now = end;
            follow();
        }
        return null;
    }

    private @Nullable Arrival arrival() {
        if (mostSeconds > 0 && now > mostSeconds) {
            ended = true;
            return null;
        }
        if (told == due.length) {
            due = Arrays.copyOf(due, 2 * told);
        }
        due[told] = Math.round(now * MICROS);
        inStage++;
        return new Arrival(told, due[told++], asStage);
    }

    /** When the present stage ends, by what has been heard so far. */
    private double end() {
        return switch (stage.part()) {
            case LEAD_IN -> stageFrom + settings.leadSeconds();
            case STEP -> decided() ? now : stageFrom + settings.mostSeconds();
            case RECOVERY -> decided() ? now : stageFrom + settings.recoverySeconds();
            case TAIL -> known() ? now : stageFrom + tailSeconds();
            case DRAIN -> drained ? now : stageFrom + drainSeconds + stageFrom - stepFrom;
        };
    }

    /** Whether no more contacts of the step are sent. */
    private boolean decided() {
        return outcome != null || inStage >= settings.mostContacts();
    }

    /** Whether more contacts of the step that has been sent would change nothing. */
    private boolean known() {
        return over || outcome == KneeSearch.Outcome.BREAKS;
    }

    /** Contacts of an overloaded step take long to end. */
    private double tailSeconds() {
        return Math.max(settings.leadSeconds(), drainSeconds);
    }

    private void follow() {
        switch (stage.part()) {
            case LEAD_IN -> begin(Part.STEP, stage.number(), stage.rate());
            case STEP, RECOVERY -> begin(Part.TAIL, stage.number(), stage.rate());
            case TAIL -> tailOver();
            case DRAIN -> drainOver();
        }
    }

    /** A step that is not known at the end of its tail is taken for overloaded: it is waited for under little load. */
    private void tailOver() {
        if (known()) {
            conclude();
        } else {
            drain();
        }
    }

    private void conclude() {
        concluded = true;
        KneeSearch.Outcome became = outcome == null ? KneeSearch.Outcome.UNDECIDED : outcome;
        if (current.part() == Part.RECOVERY) {
            recovered = became != KneeSearch.Outcome.BREAKS;
            ended = !recovered;
            nextStep();
            return;
        }
        search.tried(current.rate(), became);
        if (became != KneeSearch.Outcome.BREAKS || search.tried().size() == 1) {
            nextStep();
        } else if (stage.part() == Part.DRAIN) {
            drainOver();
        } else {
            drain();
        }
    }

    private void drain() {
        begin(Part.DRAIN, stage.number(), KneeSettings.rounded(settings.from()));
    }

    private void drainOver() {
        if (!concluded) {
            conclude();
        } else if (recovered) {
            nextStep();
        } else {
            begin(Part.RECOVERY, 0, stage.rate());
        }
    }

    private void nextStep() {
        OptionalDouble rate = ended ? OptionalDouble.empty() : search.next();
        if (rate.isEmpty()) {
            ended = true;
        } else {
            begin(Part.LEAD_IN, ++steps, rate.getAsDouble());
        }
    }

    private void begin(Part part, int number, double rate) {
        stage = new LoadStep(part, number, rate);
        asStage = named(stage);
        stageFrom = now;
        inStage = 0;
        drained = false;
        stepFrom = part == Part.LEAD_IN || part == Part.RECOVERY ? now : stepFrom;
        if (stage.judged()) {
            current = stage;
            concluded = false;
            over = false;
            outcome = null;
        }
    }

    /** What contacts carry: its length is not known while it goes on. */
    private static Stage named(LoadStep step) {
        return new Stage(step.stage(), step.rate(), step.rate(), 0, !step.judged());
    }

    @Override
    public synchronized long planned() {
        if (ended) {
            return told;
        }
        return mostContacts > 0 ? mostContacts : Math.round(most() * settings.to());
    }

    @Override
    public synchronized long dueBy(long micros) {
        int place = Arrays.binarySearch(due, 0, told, micros);
        int first = place < 0 ? -place - 1 : place;
        while (first < told && due[first] == micros) {
            first++;
        }
        return first;
    }

    @Override
    public synchronized long latestMicros() {
        if (ended) {
            return told == 0 ? 0 : due[told - 1];
        }
        return Math.round(MICROS * most());
    }

    /** Seconds that the search takes at most. */
    private double most() {
        double step = 2 * (settings.leadSeconds() + settings.mostSeconds() + tailSeconds()) + drainSeconds;
        double all = step * settings.mostSteps() + step + settings.recoverySeconds();
        return mostSeconds > 0 ? Math.min(mostSeconds, all) : all;
    }
}
