package dev.clamor.load.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A schedule known from the start: the due times of an open workload, or the share of them that is one shard's. */
public final class FixedSchedule implements Schedule {
    private final StageTimes stages;
    private final long[] due;
    private final Shard shard;
    private int next;

    /**
     * @param due of every contact of the plan, in microseconds since the run's start, ascending
     * @param shard which of them are told
     */
    public FixedSchedule(Workload workload, long[] due, Shard shard) {
        this.stages = new StageTimes(workload);
        this.due = due;
        this.shard = shard;
        this.next = shard.index();
    }

    @Override
    public @Nullable Arrival next() {
        if (next >= due.length) {
            return null;
        }
        int index = next;
        next += shard.count();
        return new Arrival(index, due[index], stages.at(due[index]));
    }

    @Override
    public long planned() {
        return share(due.length);
    }

    @Override
    public long dueBy(long micros) {
        int place = Arrays.binarySearch(due, micros);
        int first = place < 0 ? -place - 1 : place;
        while (first < due.length && due[first] == micros) {
            first++;
        }
        return share(first);
    }

    /** How many of the first so many contacts are this shard's. */
    private long share(int first) {
        return (first - shard.index() + shard.count() - 1L) / shard.count();
    }

    @Override
    public long latestMicros() {
        return due.length == 0 ? 0 : due[due.length - 1];
    }
}
