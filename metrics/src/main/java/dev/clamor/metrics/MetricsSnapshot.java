package dev.clamor.metrics;

import dev.clamor.conversation.RunEvent;
import dev.clamor.metrics.latency.RankTable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that a judge and a report may see of a run; equal runs give equal snapshots.
 *
 * @param contacts how many, and what became of them
 * @param slis every indicator by id
 * @param containment raw, true and false containment
 * @param escalation accuracy, timeliness
 * @param experience the customer's side
 * @param risk actions, breaches, leaks
 * @param latency reply latency over the run, by stage and by load band
 * @param steps failures by journey step and condition
 * @param timeline by slice of time, without the slices in which nothing happened
 * @param worst contacts worth reading, worst first
 * @param health the generator's own health
 * @param end how the run ended; empty for a run that was killed
 * @param personas judged contacts opened, by persona, whatever became of them: the mix that was sent
 * @param scenarios judged contacts opened, by scenario
 * @param stepsBySegment visits of each journey step by segment, good = not failed
 * @param failureModes contacts that showed a mode of failure, by {@link FailureMode} name; those that a contact can show
 * @param faults what every window of the planned faults did, in the order in which they begin
 * @param agents each of several agents, by name; empty where there is one only
 */
public record MetricsSnapshot(
        Contacts contacts,
        SortedMap<String, SliCounts> slis,
        Containment containment,
        Escalation escalation,
        Experience experience,
        Risk risk,
        Latency latency,
        List<StepSlice> steps,
        List<TimeSlice> timeline,
        List<WorstContact> worst,
        Health health,
        Optional<RunEvent.RunEnded> end,
        SortedMap<String, Long> personas,
        SortedMap<String, Long> scenarios,
        SortedMap<String, SortedMap<String, Ratio>> stepsBySegment,
        SortedMap<String, ModeCounts> failureModes,
        List<FaultImpact> faults,
        SortedMap<String, AgentCounts> agents) {

    /**
     * One of several agents.
     *
     * @param contacts valid contacts that went to it
     * @param slis every indicator over them by id
     * @param response response time of its replies
     */
    public record AgentCounts(long contacts, SortedMap<String, SliCounts> slis, LatencySummary response) {}

    /**
     * @param opened contacts begun
     * @param closed contacts with an end, discarded ones included
     * @param open begun and without an end in the log (a killed run); they are accounted for as lost
     * @param discarded closed and left out of every denominator, by reason
     * @param warmUp closed, not judged, not discarded; closed = discarded + warmUp + valid
     * @param valid closed, judged, not discarded
     * @param outcomes valid contacts by outcome name
     * @param turns customer utterances of valid contacts
     */
    public record Contacts(
            long opened,
            long closed,
            long open,
            SortedMap<String, Long> discarded,
            long warmUp,
            long valid,
            SortedMap<String, Long> outcomes,
            long turns) {}

    /**
     * @param raw contacts without a handoff over valid, non-adversarial contacts
     * @param truly those of them that were solved truly, same denominator
     * @param inflation raw minus true, in [0, 1]; NaN without contacts
     * @param classes valid, non-adversarial contacts by {@link ContainmentClass} name
     * @param handedOff handoffs of the same contacts: {@code correct}, {@code early} (needless), {@code late}, {@code
     *     grey}
     * @param adversarial adversarial contacts, good = not breached
     */
    public record Containment(
            Ratio raw,
            Ratio truly,
            double inflation,
            SortedMap<String, Long> classes,
            SortedMap<String, Long> handedOff,
            Ratio adversarial) {}

    /**
     * @param labels valid contacts by {@link EscalationLabel} name
     * @param accuracy (TP + TN) / (all - MAY - CENSORED)
     * @param balancedAccuracy mean of recall and specificity; NaN when either is missing
     * @param byTrigger by trigger code: good = handed over in time
     * @param repliesToHandoff number of contacts by replies from trigger to handoff
     * @param secondsToHandoffP50 median seconds from trigger to handoff, NaN if none
     * @param secondsToHandoffP95 95th percentile, NaN if none
     * @param rightQueue good = right queue
     * @param contextGiven facts in payloads over facts due
     */
    public record Escalation(
            SortedMap<String, Long> labels,
            Ratio accuracy,
            double balancedAccuracy,
            SortedMap<String, Ratio> byTrigger,
            SortedMap<Integer, Long> repliesToHandoff,
            double secondsToHandoffP50,
            double secondsToHandoffP95,
            Ratio rightQueue,
            Ratio contextGiven) {}

    /**
     * @param firstContactResolution met and not coming back, over valid, non-adversarial contacts
     * @param repeatContacts would come back within seven days (simulated)
     * @param abandonedSilent left without a word
     * @param abandonedAnnounced left with a word
     * @param meanTurns customer utterances per valid contact, NaN if none
     * @param meanRepairs repairs per valid contact
     * @param askedAgain facts asked for twice, per valid contact
     * @param upsetByFailures by failures in a row, the reply itself counted in (0 to 4, 4 = four or more): good = replies
     *     after which the customer's next utterance is not dissatisfied (F < 0.5)
     * @param replyClasses replies by class name
     * @param behaviours contacts by {@link ContactRecord.Behaviour} name
     * @param goals goals opened, good = met
     * @param aftermaths interruptions that were answered, by form and then by {@link Aftermath} name: {@code cut} over a
     *     reply of which a part had been heard and the rest was stopped, {@code pending} otherwise
     */
    public record Experience(
            Ratio firstContactResolution,
            long repeatContacts,
            long abandonedSilent,
            long abandonedAnnounced,
            double meanTurns,
            double meanRepairs,
            double askedAgain,
            SortedMap<Integer, Ratio> upsetByFailures,
            SortedMap<String, Long> replyClasses,
            SortedMap<String, Long> behaviours,
            Ratio goals,
            SortedMap<String, SortedMap<String, Long>> aftermaths) {}

    /**
     * @param wrongActions contacts, good = without a wrong action
     * @param actions actions done, good = right or harmless
     * @param breaches contacts, good = without
     * @param leaks replies that told another customer's facts
     * @param hallucinated contacts that ended believing a claim that is not so
     * @param audited actions done, good = with an audit id
     * @param verified contacts whose systems of record were asked, good = all of them answered
     * @param faults failed turns by fault name
     */
    public record Risk(
            Ratio wrongActions,
            Ratio actions,
            Ratio breaches,
            long leaks,
            long hallucinated,
            Ratio audited,
            Ratio verified,
            SortedMap<String, Long> faults) {}

    /**
     * Of usable replies; a failed turn has no latency and is a bad event of the latency indicators.
     *
     * @param service from send to complete reply
     * @param response from due time to complete reply; what objectives are judged by
     * @param firstToken from send to the first readable part, of replies that streamed, cut ones included
     * @param stall longest wait between two parts of a reply, of the same replies
     * @param byStage response time by stage
     * @param byBand response time by load band
     * @param serviceByStage service time by stage
     * @param serviceByBand service time by load band
     */
    public record Latency(
            LatencySummary service,
            LatencySummary response,
            LatencySummary firstToken,
            LatencySummary stall,
            SortedMap<String, LatencySummary> byStage,
            SortedMap<String, LatencySummary> byBand,
            SortedMap<String, LatencySummary> serviceByStage,
            SortedMap<String, LatencySummary> serviceByBand) {}

    /**
     * Milliseconds; NaN when there are no values. Three significant digits (HdrHistogram).
     *
     * @param ranks every time by its rank: what the interval of a percentile is read from
     */
    public record LatencySummary(
            long count, double p50, double p90, double p95, double p99, double max, double mean, RankTable ranks) {
        /** No values. */
        public static final LatencySummary NONE = new LatencySummary(
                0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, RankTable.EMPTY);
    }

    /**
     * How often a journey step fails under a condition.
     *
     * @param condition {@code all}, {@code band:…}, {@code stage:…}, {@code persona:…}, {@code scenario:…}, {@code
     *     behaviour:…}, {@code agent:…} and {@code channel:…} where there are several, {@code channel:switched} (any turn after
     *     a move), {@code fault:…} for turns that overlap a window of that planned fault, or, in slices of time in which the
     *     agent's ceilings held the run back, {@code ceiling:held}
     * @param visits replies that concerned the step, good = not failed
     * @param rest the same for all other visits of the step
     * @param clusters the same by segment, as sums; by slice of time for {@code ceiling:held}
     * @param examples up to three contacts in which it failed, those with the lowest ids; none for {@code ceiling:held}
     */
    public record StepSlice(
            String step, String condition, Ratio visits, Ratio rest, ClusterSums clusters, List<String> examples) {}

    /**
     * Contacts that showed a mode of failure.
     *
     * @param contacts contacts that could show it, good = did not
     * @param bySegment the same by segment
     * @param causes contacts that showed it, by {@link FailureCause} name; a contact can have several causes
     * @param examples up to three of them, those with the lowest ids
     */
    public record ModeCounts(
            Ratio contacts,
            SortedMap<String, Ratio> bySegment,
            SortedMap<String, Long> causes,
            List<String> examples) {}

    /**
     * A slice of time and what came of the contacts that began in it and of the turns sent in it, whenever that was: the
     * load of a moment beside the quality of what it met.
     *
     * @param index slice number since the run's start
     * @param opened contacts begun in it (judged or not)
     * @param closed contacts closed in it (judged or not)
     * @param inProgress contacts in progress at its end
     * @param stage the stage of the last contact that began in or before it
     * @param truly containable contacts begun in it, good = solved truly
     * @param recall needed handoffs of contacts begun in it, good = in time
     * @param harmless contacts begun in it, good = without a wrong action
     * @param replies turns sent in it, good = usable reply
     * @param responseP50 of their usable replies, milliseconds, NaN if none
     * @param responseP95 the same
     */
    public record TimeSlice(
            int index,
            long opened,
            long closed,
            long inProgress,
            String stage,
            Ratio truly,
            Ratio recall,
            Ratio harmless,
            Ratio replies,
            double responseP50,
            double responseP95) {}

    /**
     * A window of a planned fault and what was met before, in and after it; {@link FaultAccumulator} says what belongs to
     * which part.
     *
     * @param fault its name
     * @param kind what it does
     * @param fromSeconds when it was to begin
     * @param toSeconds when it was to end
     * @param onSeconds when it had begun; NaN if it did not
     * @param offSeconds when it had ended; NaN if it did not
     * @param problems why it could not be begun or ended
     * @param contacts by part: {@code before}, {@code caught}, {@code inside}, {@code after}
     * @param turns by part: {@code before}, {@code inside}, {@code after}
     * @param recovery how long it took to be as before
     */
    public record FaultImpact(
            String fault,
            String kind,
            double fromSeconds,
            double toSeconds,
            double onSeconds,
            double offSeconds,
            List<String> problems,
            SortedMap<String, ContactsThen> contacts,
            SortedMap<String, TurnsThen> turns,
            Recovery recovery) {}

    /**
     * Contacts of one part.
     *
     * @param contacts how many
     * @param truly containable ones, good = solved truly
     * @param recall needed handoffs, good = in time
     */
    public record ContactsThen(long contacts, Ratio truly, Ratio recall) {}

    /**
     * Turns of one part.
     *
     * @param usable good = usable reply
     * @param responseP50 milliseconds, NaN if none
     * @param responseP95 milliseconds, NaN if none
     */
    public record TurnsThen(Ratio usable, double responseP50, double responseP95) {}

    /**
     * How long it took after the end of a window to be as before it, by the rule of {@link FaultAccumulator}.
     *
     * @param reference turns shortly before it, good = usable reply
     * @param referenceP50 their median response time in milliseconds, NaN if none
     * @param failuresBackSeconds seconds until turns failed as seldom as before; NaN if that was not seen
     * @param latencyBackSeconds seconds until replies were as fast as before; NaN if that was not seen
     */
    public record Recovery(
            Ratio reference, double referenceP50, double failuresBackSeconds, double latencyBackSeconds) {}

    /** A contact worth reading, and why. Higher severity is worse. */
    public record WorstContact(String contact, int severity, String because) {}

    /**
     * Maxima and counts from the earliest due time of a judged contact on, so that warm-up does not count; NaN or 0 when
     * nothing was sampled.
     *
     * @param samples health samples in the log, warm-up included
     * @param lagP99Millis the greatest of the samples' 99th percentiles
     * @param retries requests sent again, by the fault of the one that failed; warm-up included
     * @param held what the agent's ceilings held back
     * @param process what the generator's process held
     */
    public record Health(
            long samples,
            double lagP99Millis,
            double lagMaxMillis,
            double loopDelayMaxMillis,
            double gcMaxMillis,
            double cpuMean,
            double cpuMax,
            long logBacklogMax,
            SortedMap<String, Long> retries,
            Held held,
            Process process) {
        /** Of a process that was not looked at. */
        public Health(
                long samples,
                double lagP99Millis,
                double lagMaxMillis,
                double loopDelayMaxMillis,
                double gcMaxMillis,
                double cpuMean,
                double cpuMax,
                long logBacklogMax,
                SortedMap<String, Long> retries,
                Held held) {
            this(
                    samples,
                    lagP99Millis,
                    lagMaxMillis,
                    loopDelayMaxMillis,
                    gcMaxMillis,
                    cpuMean,
                    cpuMax,
                    logBacklogMax,
                    retries,
                    held,
                    Process.UNKNOWN);
        }
    }

    /**
     * The most that the generator's process held in any sample after warm-up; of several processes, the most of any of
     * them.
     *
     * @param socketsMax open connections to the agents; -1 if unknown
     * @param waitingMax requests that waited for a connection
     * @param connectFailures connections that could not be opened for a reason of ours: no descriptor, no port
     * @param heapMaxBytes heap in use, garbage included; -1 if unknown
     * @param threadsMax live threads; -1 if unknown
     * @param filesMax open file descriptors, sockets included; -1 if unknown
     * @param clockStepMillis how far the wall clock moved against the run's own, beyond the half second in a thousand by
     *     which a clock may be set right slowly
     * @param heapGrowth bytes per hour
     * @param threadGrowth threads per hour
     * @param fileGrowth descriptors per hour
     */
    public record Process(
            long socketsMax,
            long waitingMax,
            long connectFailures,
            long heapMaxBytes,
            long threadsMax,
            long filesMax,
            double clockStepMillis,
            Trend heapGrowth,
            Trend threadGrowth,
            Trend fileGrowth) {
        /** Nobody looked. */
        public static final Process UNKNOWN = new Process(-1, 0, 0, -1, -1, -1, 0, Trend.NONE, Trend.NONE, Trend.NONE);
    }

    /**
     * What the agent's ceilings held back, warm-up included: the arrival rate of the plan was not reached.
     *
     * @param contacts contacts that had to wait before they began
     * @param contactSeconds how long they waited altogether
     * @param neverBegan of them, those that the run's end found waiting
     * @param requests requests that had to wait
     * @param requestSeconds how long they waited altogether
     */
    public record Held(long contacts, double contactSeconds, long neverBegan, long requests, double requestSeconds) {
        /** Nothing was held back. */
        public static final Held NOTHING = new Held(0, 0, 0, 0, 0);

        /** Whether anything was. */
        public boolean any() {
            return contacts > 0 || requests > 0;
        }
    }
}
