package dev.clamor.results.archive;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything needed to run it again and to judge it; written before the first event and not changed. No secrets.
 *
 * @param schemaVersion version of this file's format
 * @param runId the run's name, also its folder's
 * @param clamorVersion version of the program
 * @param startedAt wall clock at the start, ISO-8601 in UTC; for people, never used in a number
 * @param command the command line, secrets removed
 * @param seed the run's seed
 * @param plan name and full text of the plan
 * @param objectives name and full text of the objectives
 * @param personas every persona used, with its weight in the crowd
 * @param scenarios every scenario used, with its weight in the mix
 * @param suiteHash SHA-256 over personas, scenarios and phrases: equal suites give equal hashes
 * @param agent where the agent is and what it is called; what the reference agent declares, or the target file without
 *     secrets
 * @param timeScale divides think times
 * @param plannedContacts contacts planned, warm-up included
 * @param limits what the generator must keep to for the run to count
 * @param machine processors, memory, Java, system; for people
 * @param conditions what must be the same for another run to be compared with it
 */
public record Manifest(
        int schemaVersion,
        String runId,
        String clamorVersion,
        String startedAt,
        String command,
        long seed,
        Source plan,
        Source objectives,
        List<Weighted> personas,
        List<Weighted> scenarios,
        String suiteHash,
        Agent agent,
        double timeScale,
        long plannedContacts,
        HealthLimits limits,
        SortedMap<String, String> machine,
        Conditions conditions) {

    /** A run whose conditions nobody wrote down; it can be judged but not compared. */
    public Manifest(
            int schemaVersion,
            String runId,
            String clamorVersion,
            String startedAt,
            String command,
            long seed,
            Source plan,
            Source objectives,
            List<Weighted> personas,
            List<Weighted> scenarios,
            String suiteHash,
            Agent agent,
            double timeScale,
            long plannedContacts,
            HealthLimits limits,
            SortedMap<String, String> machine) {
        this(
                schemaVersion,
                runId,
                clamorVersion,
                startedAt,
                command,
                seed,
                plan,
                objectives,
                personas,
                scenarios,
                suiteHash,
                agent,
                timeScale,
                plannedContacts,
                limits,
                machine,
                Conditions.UNKNOWN);
    }

    /** A file and its text. */
    public record Source(String name, String text) {}

    /** A file of the suite, its share (weights as given, not normalised) and its text. */
    public record Weighted(String id, double weight, String text) {}

    /**
     * The agent under test; of several, what they have together.
     *
     * @param several each of them, when contacts were shared out among several
     */
    public record Agent(String name, String url, String protocol, String declared, List<Share> several) {
        /** The only one. */
        public Agent(String name, String url, String protocol, String declared) {
            this(name, url, protocol, declared, List.of());
        }
    }

    /**
     * One of several agents.
     *
     * @param name by which the log calls it
     * @param weight its share of the contacts, relative to the others
     */
    public record Share(String name, double weight, String url, String protocol, String declared) {}

    /**
     * Limits on the generator's own health.
     *
     * @param lagP99Millis greatest allowed 99th percentile of the schedule lag in any second after warm-up
     * @param loopDelayMillis greatest allowed delay of a timer
     * @param gcMillisPerSecond greatest allowed pause time in any second
     * @param cpu greatest allowed share of all processors, mean over the run
     * @param achieved least share of the planned contacts that must have been opened
     */
    public record HealthLimits(
            double lagP99Millis, double loopDelayMillis, double gcMillisPerSecond, double cpu, double achieved) {
        /** Where a plan says nothing. */
        public static final HealthLimits DEFAULT = new HealthLimits(500, 1_000, 400, 0.95, 0.98);
    }

    /**
     * What must be the same for two runs to be compared, besides suite and protocol.
     *
     * @param rules version of the rules by which customers behave and replies are read, see {@link #RULES}; 0 when nobody
     *     wrote it down
     * @param load how customers arrive, in words: with the same words and the same seed each is due at the same time
     * @param reading what is read of the agent's answers and what customers hold against it, each by its name in words
     */
    public record Conditions(int rules, String load, SortedMap<String, String> reading) {
        /** The rules of this program; raised when customers would behave, or replies be read, differently. */
        public static final int RULES = 1;

        /** How the load of a closed workload begins. */
        public static final String CLOSED = "closed: ";

        /** Nobody wrote them down. */
        public static final Conditions UNKNOWN = new Conditions(0, "", Collections.emptySortedMap());

        /** Whether which customers came depended on how long contacts lasted. */
        public boolean closed() {
            return load.startsWith(CLOSED);
        }
    }
}
