package dev.clamor.results.archive;

import dev.clamor.conversation.FaultWindow;
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
 * @param plan name and full text of the plan, the curves that it names included
 * @param objectives name and full text of the objectives
 * @param personas every persona used, with its weight in the crowd; where stages have mixes of their own, with the judged
 *     contacts expected of it
 * @param scenarios every scenario used, weighted likewise
 * @param suiteHash SHA-256 over personas, scenarios and phrases: equal suites give equal hashes
 * @param agent where the agent is and what it is called; what the reference agent declares, or the target file without
 *     secrets
 * @param timeScale divides think times
 * @param plannedContacts contacts planned, warm-up included
 * @param limits what the generator must keep to for the run to count
 * @param machine processors, memory, Java, system; for people
 * @param conditions what must be the same for another run to be compared with it
 * @param sharding which part of the run this is, when several processes send it
 * @param knee how the highest bearable load was searched for; {@link Knee#NONE} when it was not
 * @param faults what was planned to go wrong
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
        Conditions conditions,
        Sharding sharding,
        Knee knee,
        Faults faults) {

    /** A run that one process sends, that searches for nothing, and in which nothing is planned to go wrong. */
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
            SortedMap<String, String> machine,
            Conditions conditions) {
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
                conditions,
                Sharding.WHOLE,
                Knee.NONE,
                Faults.NONE);
    }

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

    /** The same run, or the part of it that is one shard's, or all of it again. */
    public Manifest as(Sharding part, long contacts, String commandLine, SortedMap<String, String> machines) {
        return new Manifest(
                schemaVersion,
                runId,
                clamorVersion,
                startedAt,
                commandLine,
                seed,
                plan,
                objectives,
                personas,
                scenarios,
                suiteHash,
                agent,
                timeScale,
                contacts,
                limits,
                machines,
                conditions,
                part,
                knee,
                faults);
    }

    /**
     * What was planned to go wrong.
     *
     * @param source a file with faults besides those of the plan, and its text; both empty for none
     * @param windows when, in the order in which they begin
     */
    public record Faults(Source source, List<FaultWindow> windows) {
        /** Nothing. */
        public static final Faults NONE = new Faults(new Source("", ""), List.of());
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
     * @param openFiles greatest allowed number of open file descriptors, sockets included
     * @param waitingRequests greatest allowed number of requests waiting for a connection
     * @param connectFailures greatest allowed number of connections that fail for a reason of ours
     * @param logBacklog greatest allowed number of events waiting to be written
     * @param clockStepMillis how far the wall clock may move against the run's own
     */
    public record HealthLimits(
            double lagP99Millis,
            double loopDelayMillis,
            double gcMillisPerSecond,
            double cpu,
            double achieved,
            double openFiles,
            double waitingRequests,
            double connectFailures,
            double logBacklog,
            double clockStepMillis) {
        /** Where a plan says nothing, and nobody knows how many files a process may open. */
        public static final HealthLimits DEFAULT =
                new HealthLimits(500, 1_000, 400, 0.95, 0.98, 1_000_000, 10, 0, 200_000, 1_000);
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
        public static final int RULES = 2;

        /** How the load of a closed workload begins. */
        public static final String CLOSED = "closed: ";

        /** Nobody wrote them down. */
        public static final Conditions UNKNOWN = new Conditions(0, "", Collections.emptySortedMap());

        /** Whether which customers came depended on how long contacts lasted. */
        public boolean closed() {
            return load.startsWith(CLOSED);
        }
    }

    /**
     * How the highest bearable load was searched for.
     *
     * @param from contacts a second of the first step; 0 when nothing was searched for
     * @param to contacts a second of the highest step
     * @param factor by which the load rose from step to step
     * @param mostContacts judged contacts of a step at most
     * @param mostSeconds in which these were sent at most
     * @param leadSeconds how long a load was on before its contacts were judged
     * @param resolution how close the search was to come, as a share
     * @param mostSteps steps at most; says how sure each statement must be
     * @param atLeast contacts a second that were asked for; 0 when the search was a measurement
     */
    public record Knee(
            double from,
            double to,
            double factor,
            long mostContacts,
            double mostSeconds,
            double leadSeconds,
            double resolution,
            int mostSteps,
            double atLeast) {
        /** Nothing was searched for. */
        public static final Knee NONE = new Knee(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Whether it was searched for. */
        public boolean asked() {
            return mostSteps > 0;
        }
    }
}
