package dev.clamor.load.plan;

/** When a planned fault is on. */
public sealed interface FaultTiming {
    /** The same in a run of which every stage is longer or shorter by a factor; how often is kept. */
    FaultTiming stretched(double factor);

    /**
     * Once.
     *
     * @param stage in which; empty for the whole run
     * @param atMicros after the beginning of the stage or of the run
     * @param forMicros how long; 0 for the rest of the stage
     */
    record Once(String stage, long atMicros, long forMicros) implements FaultTiming {
        @Override
        public Once stretched(double factor) {
            return new Once(stage, Math.round(atMicros * factor), Math.round(forMicros * factor));
        }
    }

    /**
     * So many times, spread over the judged part of the run; any two places are equally likely, and no two overlap.
     *
     * @param forMicros how long each time
     */
    record Times(int count, long forMicros) implements FaultTiming {
        @Override
        public Times stretched(double factor) {
            return new Times(count, Math.max(1, Math.round(forMicros * factor)));
        }
    }

    /**
     * Now and then in the judged part of the run: from the end of one time to the next an exponentially distributed time
     * passes.
     *
     * @param perMinute how often, a minute in which it is off
     * @param forMicros how long each time
     */
    record NowAndThen(double perMinute, long forMicros) implements FaultTiming {
        @Override
        public NowAndThen stretched(double factor) {
            return new NowAndThen(perMinute, Math.max(1, Math.round(forMicros * factor)));
        }
    }
}
