package dev.clamor.load.plan;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of a closed workload. A seat is a place for one customer at a time; seat s of n (from 0; n is the greatest
 * level) is taken while the level is at least s + 1. While it is taken, one contact follows the other in it at once; a
 * contact that has begun goes on to its end.
 *
 * <p>The k-th contact of seat s has the index s + k n: who comes to a seat is the same whatever the timing, and the shard
 * i of m has the seats s with s mod m = i. Indices have gaps, since seats carry different numbers of contacts.
 */
public final class SeatSchedule implements Schedule {
    private static final double MICROS = 1e6;
    /** Levels this close to a whole number are that number. */
    private static final double SLACK = 1e-6;

    private final Workload.ClosedWorkload workload;
    private final long seats;
    private final long maxContacts;
    private final Queue<Arrival> first = new ArrayDeque<>();
    private final long due;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();

    /**
     * @param maxContacts contacts with this index and above are not sent; 0 for no limit
     * @param shard whose seats are told
     */
    public SeatSchedule(Workload.ClosedWorkload workload, long maxContacts, Shard shard) {
        this.workload = workload;
        this.seats = workload.seats();
        this.maxContacts = maxContacts;
        LongStream.range(0, seats)
                .filter(shard::has)
                .mapToObj(seat -> from(seat, 0))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Arrival::dueMicros).thenComparingLong(Arrival::index))
                .forEach(first::add);
        this.due = first.size();
    }

    @Override
    public @Nullable Arrival next() {
        return first.poll();
    }

    @Override
    public @Nullable Arrival after(Arrival ended, long micros) {
        return from(ended.index() + seats, micros);
    }

    @Override
    public boolean wanted(Arrival held, long micros) {
        Arrival now = from(held.index(), micros);
        return now != null && now.dueMicros() == micros;
    }

    @Override
    public @Nullable Arrival again(Arrival held, long micros) {
        return from(held.index(), micros);
    }

    @Override
    public void began(Arrival arrival) {
        opened.incrementAndGet();
        if (arrival.index() < seats) {
            begun.incrementAndGet();
        }
    }

    /**
     * Contacts that there would have been by now if all seats had carried as many as those that began: opened x seats /
     * seats begun, rounded up. So the share that began is the share of the seats; one contact for each seat at first.
     */
    @Override
    public long planned() {
        long seatsBegun = begun.get();
        return seatsBegun == 0 ? due : (opened.get() * due + seatsBegun - 1) / seatsBegun;
    }

    /** A closed workload has nothing due but what it has begun: the same as {@link #planned}. */
    @Override
    public long dueBy(long micros) {
        return planned();
    }

    @Override
    public long latestMicros() {
        return Math.round(MICROS * workload.seconds());
    }

    /** The contact with this index, at the first instant from {@code micros} on at which its seat is taken. */
    private @Nullable Arrival from(long index, long micros) {
        if (maxContacts > 0 && index >= maxContacts) {
            return null;
        }
        double needed = index % seats + 1;
        double begin = 0;
        for (Stage stage : workload.stages()) {
            for (Stage.Piece piece : stage.pieces()) {
                long at = within(piece, begin, needed, micros);
                if (at >= 0) {
                    return new Arrival(index, at, stage);
                }
                begin += piece.seconds();
            }
        }
        return null;
    }

    /** When the level of a piece is first reached, from {@code micros} on and before the piece's end; -1 if never. */
    private static long within(Stage.Piece piece, double begin, double needed, long micros) {
        long start = Math.max(micros, Math.round(MICROS * begin));
        long end = Math.round(MICROS * (begin + piece.seconds()));
        if (start >= end) {
            return -1;
        }
        double slope = (piece.to() - piece.from()) / piece.seconds();
        if (piece.from() + slope * (start / MICROS - begin) >= needed - SLACK) {
            return start;
        }
        long reached = slope <= 0 ? end : (long) Math.ceil(MICROS * (begin + (needed - piece.from()) / slope));
        return reached < end ? Math.max(start, reached) : -1;
    }
}
