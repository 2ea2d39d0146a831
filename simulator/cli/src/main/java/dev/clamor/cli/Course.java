package dev.clamor.cli;

import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.KneeSchedule;
import dev.clamor.load.plan.KneeSettings;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.persona.RandomStreams;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.stopping.StopMonitor;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** How the contacts of a run come: as planned, or in search of the highest bearable load. */
sealed interface Course {
    /** Which contacts are due when. */
    Schedule schedule();

    /** Contacts that are planned; at most, when that depends on the run. */
    long contacts();

    /** Of them, those that are judged; 0 when that depends on the run. */
    long judged();

    /** How long they take to arrive; at most, when that depends on the run. */
    double seconds();

    /** The search, for the manifest. */
    Manifest.Knee search();

    /** Who follows the run; {@code onDecided} is asked once whether a rule's decision ends it. */
    Follower follower(Objectives objectives, MetricsConfig config, BooleanSupplier onDecided);

    /** How many contacts, in words. */
    String sentence();

    /** As planned. */
    record Planned(RunPlan plan, long[] due) implements Course {
        static Planned of(RunPlan plan, long seed) {
            return new Planned(plan, Arrivals.dueMicros(plan.workload(), plan.maxContacts(), new RandomStreams(seed)));
        }

        @Override
        public Schedule schedule() {
            return new FixedSchedule(plan.workload(), due, Shard.WHOLE);
        }

        @Override
        public long contacts() {
            return due.length;
        }

        @Override
        public long judged() {
            return Arrays.stream(due)
                    .filter(micros -> !plan.workload().stageAt(micros).warmUp())
                    .count();
        }

        @Override
        public double seconds() {
            return plan.workload().seconds();
        }

        @Override
        public Manifest.Knee search() {
            return Manifest.Knee.NONE;
        }

        @Override
        public Follower follower(Objectives objectives, MetricsConfig config, BooleanSupplier onDecided) {
            return new StopFollower(new StopMonitor(objectives, config, due.length), onDecided);
        }

        @Override
        public String sentence() {
            return due.length + " contacts";
        }
    }

    /**
     * In search of the highest bearable load.
     *
     * @param search as the manifest tells it
     */
    record Searching(KneeSettings settings, Manifest.Knee search, KneeSchedule schedule) implements Course {
        private static final double MICROS_PER_SECOND = 1e6;

        /**
         * @param mostSeconds of the whole search; 0 for no limit
         * @param atLeast contacts a second that are asked for; 0 for none
         */
        static Searching of(RunPlan plan, long seed, double mostSeconds, double atLeast) {
            KneeSettings s = plan.knee();
            KneeSchedule schedule = new KneeSchedule(
                    s,
                    plan.workload().spacing(),
                    new RandomStreams(seed),
                    plan.drainSeconds(),
                    plan.maxContacts(),
                    mostSeconds);
            Manifest.Knee search = new Manifest.Knee(
                    s.from(),
                    s.to(),
                    s.factor(),
                    s.mostContacts(),
                    s.mostSeconds(),
                    s.leadSeconds(),
                    s.resolution(),
                    s.mostSteps(),
                    atLeast);
            return new Searching(s, search, schedule);
        }

        @Override
        public long contacts() {
            return schedule.planned();
        }

        @Override
        public long judged() {
            return 0;
        }

        @Override
        public double seconds() {
            return schedule.latestMicros() / MICROS_PER_SECOND;
        }

        @Override
        public Follower follower(Objectives objectives, MetricsConfig config, BooleanSupplier onDecided) {
            return new KneeFollower(schedule, objectives, config, search);
        }

        @Override
        public String sentence() {
            return "searching from " + settings.from() + " to " + settings.to() + " contacts a second";
        }
    }
}
