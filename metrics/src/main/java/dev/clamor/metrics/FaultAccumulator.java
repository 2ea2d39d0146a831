package dev.clamor.metrics;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.RunEvent.FaultSwitched;
import dev.clamor.metrics.ContactRecord.Reply;
import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import dev.clamor.metrics.MetricsSnapshot.Recovery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the valid contacts met before, in and after each window of the planned faults.
 *
 * <ul>
 *   <li>A contact belongs to one part: {@code before} if it closed before the window began, {@code caught} if it was in
 *       progress then, {@code inside} if it began in the window, {@code after} if it began later.
 *   <li>A turn lasts from its sending to its reply or failure. It is {@code inside} if that overlaps the window, else
 *       {@code before} or {@code after}. A turn lost by our own fault is none.
 * </ul>
 *
 * <p>Recovery: turns that overlap no window of any fault, by the second in which they were sent. The reference is the turns
 * sent in the {@value #REFERENCE_SECONDS} whole seconds before the window. From a second after its end on, the run is
 * back when the next {@value #ENOUGH} turns or more, in whole seconds, are: for failures, when their failed share is at
 * most {@value #MARGIN} above that of the reference; for latency, when their median response time is at most {@value
 * #FACTOR} times that of the reference. Unknown when the reference has fewer than {@value #ENOUGH} turns.
 */
public final class FaultAccumulator implements Accumulator<List<FaultImpact>, FaultAccumulator> {
    static final int REFERENCE_SECONDS = 30;
    static final long ENOUGH = 20;
    static final double MARGIN = 0.05;
    static final double FACTOR = 1.5;

    private static final double MICROS = 1e6;
    private static final Comparator<FaultSwitched> ORDER = Comparator.comparingLong(FaultSwitched::atMicros)
            .thenComparing(FaultSwitched::fault)
            .thenComparing(FaultSwitched::on)
            .thenComparing(FaultSwitched::problem);

    private final List<FaultWindow> windows;
    private final List<FaultCell> cells = new ArrayList<>();
    private final List<FaultSwitched> switched = new ArrayList<>();
    private final SortedMap<Integer, TurnCell> unharmed = new TreeMap<>();

    /** Nothing counted yet. */
    public FaultAccumulator(MetricsConfig config) {
        this.windows = config.faults();
        windows.forEach(window -> cells.add(new FaultCell()));
    }

    /** Takes notice of a fault that began or ended. */
    void switched(FaultSwitched event) {
        switched.add(event);
    }

    @Override
    public void accept(ContactRecord contact) {
        if (windows.isEmpty() || !contact.valid()) {
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).contact(contact, windows.get(i));
        }
        for (Reply reply : contact.replies()) {
            if (!reply.harnessFault()) {
                turn(reply);
            }
        }
    }

    private void turn(Reply reply) {
        long sent = reply.sentMicros();
        boolean harmed = false;
        for (int i = 0; i < cells.size(); i++) {
            harmed |= cells.get(i).turn(reply, sent, windows.get(i));
        }
        if (!harmed) {
            second(Math.floorDiv(sent, (long) MICROS)).add(reply);
        }
    }

    private TurnCell second(long index) {
        return unharmed.computeIfAbsent(
                (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, index)), key -> new TurnCell());
    }

    @Override
    public void combine(FaultAccumulator other) {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).combine(other.cells.get(i));
        }
        switched.addAll(other.switched);
        other.unharmed.forEach((index, cell) -> second(index).combine(cell));
    }

    @Override
    public List<FaultImpact> snapshot() {
        List<FaultImpact> impacts = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            FaultWindow window = windows.get(i);
            List<FaultSwitched> own = ofWindow(i);
            impacts.add(new FaultImpact(
                    window.fault(),
                    window.kind(),
                    window.fromMicros() / MICROS,
                    window.toMicros() / MICROS,
                    seconds(own, true),
                    seconds(own, false),
                    own.stream()
                            .map(FaultSwitched::problem)
                            .filter(problem -> !problem.isEmpty())
                            .toList(),
                    cells.get(i).contacts(),
                    cells.get(i).turns(),
                    recovery(window)));
        }
        return List.copyOf(impacts);
    }

    /** The beginning and the end in the log: the n-th of a fault's windows is switched by its n-th events. */
    private List<FaultSwitched> ofWindow(int index) {
        String fault = windows.get(index).fault();
        long nth = windows.subList(0, index).stream()
                .filter(window -> window.fault().equals(fault))
                .count();
        List<FaultSwitched> found = new ArrayList<>();
        for (boolean on : new boolean[] {true, false}) {
            switched.stream()
                    .filter(event -> event.fault().equals(fault) && event.on() == on)
                    .sorted(ORDER)
                    .skip(nth)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private static double seconds(List<FaultSwitched> events, boolean on) {
        return events.stream()
                .filter(event -> event.on() == on)
                .mapToDouble(event -> event.atMicros() / MICROS)
                .findFirst()
                .orElse(Double.NaN);
    }

    private Recovery recovery(FaultWindow window) {
        int begin = (int) Math.floorDiv(window.fromMicros(), (long) MICROS);
        TurnCell reference = new TurnCell();
        unharmed.subMap(begin - REFERENCE_SECONDS, begin).values().forEach(reference::combine);
        if (reference.count() < ENOUGH) {
            return new Recovery(reference.usable(), reference.median(), Double.NaN, Double.NaN);
        }
        double failed = reference.failed() + MARGIN;
        double slow = reference.median() * FACTOR;
        return new Recovery(
                reference.usable(),
                reference.median(),
                back(window, next -> next.failed() <= failed),
                back(window, next -> next.median() <= slow));
    }

    private double back(FaultWindow window, java.util.function.Predicate<TurnCell> well) {
        int end = (int) -Math.floorDiv(-window.toMicros(), (long) MICROS);
        for (int from : unharmed.tailMap(end).keySet()) {
            TurnCell next = new TurnCell();
            for (TurnCell second : unharmed.tailMap(from).values()) {
                next.combine(second);
                if (next.count() >= ENOUGH) {
                    break;
                }
            }
            if (next.count() < ENOUGH) {
                return Double.NaN;
            }
            if (well.test(next)) {
                return Math.max(0, from - window.toMicros() / MICROS);
            }
        }
        return Double.NaN;
    }
}
