package dev.clamor.results.stopping;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.slo.Slo;
import java.util.List;

/** What a declared rule decided, and on which numbers. */
public sealed interface Stop {
    /** What it decided for. */
    enum Toward {
        ROLL_BACK,
        /** Promotion is out of reach. */
        NOT_PROMOTE,
        PROMOTE
    }

    /** The rule as the objectives file names it. */
    String rule();

    /** Ids of the objectives that it decided. */
    List<String> objectives();

    /** What it decided for. */
    Toward toward();

    /** Contacts in the order of their arrival when it decided; those passed over (warm-up, discarded) are among them. */
    long atContact();

    /**
     * More of the suite's events are bad than the target allows.
     *
     * @param events of the objective, up to this contact
     * @param alpha chance of ever saying so wrongly
     * @param leastBad lower end of the bad rate
     */
    record SurelyMissed(Slo slo, long atContact, Ratio events, double alpha, double leastBad) implements Stop {
        @Override
        public String rule() {
            return "rollBack";
        }

        @Override
        public List<String> objectives() {
            return List.of(slo.id());
        }

        @Override
        public Toward toward() {
            return Toward.ROLL_BACK;
        }
    }

    /**
     * The objective cannot be met any more.
     *
     * @param slo as it would be judged at the end
     * @param events of the objective, up to this contact
     * @param toCome contacts planned after this one
     */
    record OutOfReach(Slo slo, long atContact, Ratio events, long toCome) implements Stop {
        /** Most events that the run can have in the end. */
        public long possible() {
            return events.total() + toCome;
        }

        @Override
        public String rule() {
            return "curtail";
        }

        @Override
        public List<String> objectives() {
            return List.of(slo.id());
        }

        @Override
        public Toward toward() {
            return Toward.NOT_PROMOTE;
        }
    }

    /**
     * Every objective that the plan judges is met at a planned look.
     *
     * @param rule with its method
     * @param look from 1
     * @param looks planned, the end of the run among them
     * @param levels of error at this look, one for each objective
     */
    record MetAtLook(String rule, List<String> objectives, long atContact, int look, int looks, List<Double> levels)
            implements Stop {
        @Override
        public Toward toward() {
            return Toward.PROMOTE;
        }
    }

    /**
     * The ratio tests have found every tested objective better than its target, and the others are met.
     *
     * @param tested ids of the objectives with a ratio test
     */
    record MetByRatio(List<String> objectives, List<String> tested, long atContact) implements Stop {
        @Override
        public String rule() {
            return "promote: sprt";
        }

        @Override
        public Toward toward() {
            return Toward.PROMOTE;
        }
    }
}
