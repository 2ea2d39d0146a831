package dev.clamor.cli;

import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.SeatSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Workload;
import dev.clamor.load.plan.Workload.ClosedWorkload;
import dev.clamor.load.plan.Workload.OpenWorkload;
import dev.clamor.persona.RandomStreams;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * What a plan asks of the generator with a seed.
 *
 * @param contacts contacts planned, warm-up included; of a closed workload one for each seat, for how many there will be
 *     depends on how long they last
 * @param judged those of them that are judged; empty when it is not known
 * @param words for people
 */
record PlannedLoad(Schedule schedule, long contacts, OptionalLong judged, String words) {
    static PlannedLoad of(RunPlan plan, long seed, Shard shard) {
        return plan.workload() instanceof OpenWorkload open ? open(open, plan, seed, shard) : closed(plan, shard);
    }

    private static PlannedLoad open(OpenWorkload workload, RunPlan plan, long seed, Shard shard) {
        long[] due = Arrivals.dueMicros(workload, plan.maxContacts(), new RandomStreams(seed));
        long judged = Arrays.stream(due)
                .filter(micros -> !workload.stageAt(micros).warmUp())
                .count();
        Schedule schedule = new FixedSchedule(workload, due, shard);
        return new PlannedLoad(schedule, schedule.planned(), OptionalLong.of(judged), schedule.planned() + " contacts");
    }

    private static PlannedLoad closed(RunPlan plan, Shard shard) {
        Workload workload = plan.workload();
        Schedule schedule = new SeatSchedule((ClosedWorkload) workload, plan.maxContacts(), shard);
        return new PlannedLoad(
                schedule,
                schedule.planned(),
                OptionalLong.empty(),
                "up to " + schedule.planned() + " customers at a time, each followed by another");
    }
}
