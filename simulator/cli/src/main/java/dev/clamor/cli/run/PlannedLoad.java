package dev.clamor.cli.run;

import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.SeatSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.StageTimes;
import dev.clamor.load.plan.Workload.ClosedWorkload;
import dev.clamor.load.plan.Workload.OpenWorkload;
import dev.clamor.persona.RandomStreams;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * What a plan asks of the generator with a seed.
 *
 * @param schedule of what this process sends
 * @param contacts contacts planned over all processes, warm-up included; of a closed workload one for each seat, for how many there will be
 *     depends on how long they last
 * @param judged those of them that are judged; empty when it is not known
 * @param words for people
 * @param due when the contacts of an open workload are due, in microseconds
 */
record PlannedLoad(Schedule schedule, long contacts, OptionalLong judged, String words, long[] due) {
    static PlannedLoad of(RunPlan plan, long seed, Shard shard) {
        return plan.workload() instanceof OpenWorkload open ? open(open, plan, seed, shard) : closed(plan, shard);
    }

    private static PlannedLoad open(OpenWorkload workload, RunPlan plan, long seed, Shard shard) {
        long[] due = Arrivals.dueMicros(workload, plan.maxContacts(), new RandomStreams(seed));
        StageTimes stages = new StageTimes(workload);
        long judged =
                Arrays.stream(due).filter(micros -> !stages.at(micros).warmUp()).count();
        Schedule schedule = new FixedSchedule(workload, due, shard);
        return new PlannedLoad(schedule, due.length, OptionalLong.of(judged), due.length + " contacts", due);
    }

    private static PlannedLoad closed(RunPlan plan, Shard shard) {
        ClosedWorkload workload = (ClosedWorkload) plan.workload();
        long seats = new SeatSchedule(workload, plan.maxContacts(), Shard.WHOLE).planned();
        return new PlannedLoad(
                new SeatSchedule(workload, plan.maxContacts(), shard),
                seats,
                OptionalLong.empty(),
                "up to " + seats + " customers at a time, each followed by another",
                new long[0]);
    }
}
