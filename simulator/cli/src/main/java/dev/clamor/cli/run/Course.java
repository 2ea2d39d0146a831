package dev.clamor.cli.run;

import dev.clamor.cli.live.Follower;
import dev.clamor.load.plan.KneeSchedule;
import dev.clamor.load.plan.KneeSettings;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Schedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Workload;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.persona.RandomStreams;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.stopping.StopMonitor;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** How the contacts of a run come: as planned, or in search of the highest bearable load. */
sealed interface Course {
    /** Which contacts are due when. */
    Schedule schedule();

    /** Contacts that are planned; at most, when that depends on the run. */
    long contacts();

    /** Of them, those that are judged; empty when that depends on the run. */
    OptionalLong judged();

    /** When they are due, in microseconds; none when that depends on the run. */
    long[] due();

    /** How long they take to arrive; at most, when that depends on the run. */
    double seconds();

    /** The search, for the manifest. */
    Manifest.Knee search();

    /** Who follows the run; {@code onDecided} is asked once whether a rule's decision ends it. */
    Follower follower(Objectives objectives, MetricsConfig config, BooleanSupplier onDecided);

    /** How many contacts, in words. */
    String sentence();

    /** As planned. */
    record Planned(RunPlan plan, PlannedLoad load) implements Course {
        static Planned of(RunPlan plan, long seed, Optional<ShardOrder> shard) {
            return new Planned(
                    plan,
                    PlannedLoad.of(plan, seed, shard.map(ShardOrder::shard).orElse(Shard.WHOLE)));
        }

        @Override
        public Schedule schedule() {
            return load.schedule();
        }

        @Override
        public long contacts() {
            return load.contacts();
        }

        @Override
        public OptionalLong judged() {
            return load.judged();
        }

        @Override
        public long[] due() {
            return load.due();
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
            return new StopFollower(new StopMonitor(objectives, config, load.contacts()), onDecided);
        }

        @Override
        public String sentence() {
            return load.words();
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
                    ((Workload.OpenWorkload) plan.workload()).spacing(),
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
        public OptionalLong judged() {
            return OptionalLong.empty();
        }

        @Override
        public long[] due() {
            return new long[0];
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
