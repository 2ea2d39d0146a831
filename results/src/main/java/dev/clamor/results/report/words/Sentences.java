package dev.clamor.results.report.words;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.verdict.AgentFindings;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences that the summary and the page share. */
public final class Sentences {
    private static final int LEAST = 20;

    private Sentences() {}

    /** Raw against true containment. */
    public static String inflation(MetricsSnapshot.Containment containment) {
        if (containment.raw().total() == 0) {
            return "No contact could be judged for containment.";
        }
        return "A dashboard would show " + Numbers.percent(containment.raw()) + " contained; "
                + Numbers.percent(containment.truly()) + " were truly solved. The difference of "
                + Numbers.decimal(containment.inflation() * 100, 1)
                + " points is inflation: contacts that ended without a"
                + " human and without a solution.";
    }

    /** Contacts started, and where each of them went. */
    public static String accounting(MetricsSnapshot.Contacts contacts) {
        String discarded = contacts.discarded().isEmpty()
                ? "0 discarded"
                : contacts.discarded().entrySet().stream()
                        .map(entry ->
                                Numbers.count(entry.getValue()) + " discarded (" + Words.name(entry.getKey()) + ")")
                        .collect(Collectors.joining(" + "));
        return Numbers.count(contacts.opened()) + " started = " + Numbers.count(contacts.valid()) + " judged + "
                + Numbers.count(contacts.warmUp()) + " warm-up + " + discarded + " + "
                + Numbers.count(contacts.open()) + " without an end";
    }

    /** How one of several agents did by each objective, on the contacts that went to it alone. */
    public static String alone(AgentFindings agent) {
        String kept = Stream.of(
                        objectives("misses", agent, State.BREACHED),
                        objectives("does not decide", agent, State.INCONCLUSIVE),
                        objectives("meets", agent, State.MET))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return agent.agent() + " by itself (" + Numbers.count(agent.contacts()) + " contacts) "
                + (kept.isEmpty() ? "has no objectives" : kept) + ".";
    }

    private static String objectives(String does, AgentFindings agent, State state) {
        String ids = agent.findings().stream()
                .filter(finding -> finding.state() == state)
                .map(Finding::id)
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : does + " " + ids;
    }

    /** At which contact a run was stopped, by what, and what that saved. */
    public static String stopped(Verdict.StopFacts stop) {
        return "at contact " + Numbers.count(stop.atContact()) + " by the rule " + stop.rule() + " on "
                + stop.objective() + "; " + Numbers.count(stop.saved()) + " planned contacts were not sent";
    }

    /** What the agent's ceilings held back; empty if nothing. */
    public static String held(MetricsSnapshot.Held held) {
        if (!held.any()) {
            return "";
        }
        String contacts = held.contacts() == 0
                ? ""
                : Numbers.count(held.contacts()) + " contacts waited for their turn ("
                        + Numbers.decimal(held.contactSeconds(), 1) + " s altogether, "
                        + Numbers.count(held.neverBegan()) + " never began)";
        String requests = held.requests() == 0
                ? ""
                : Numbers.count(held.requests()) + " requests were delayed ("
                        + Numbers.decimal(held.requestSeconds(), 1) + " s altogether)";
        String both = contacts.isEmpty() || requests.isEmpty() ? contacts + requests : contacts + " and " + requests;
        return both + " because of the agent's ceilings: the arrival rate of the plan was not reached.";
    }

    /** Requests sent again, by the fault before; empty if none. */
    public static String retries(SortedMap<String, Long> retries) {
        return retries.entrySet().stream()
                .map(entry -> Numbers.count(entry.getValue()) + " after " + Words.name(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** How a rate changes from the lowest to the highest load band with at least 20 events; empty if there are not two. */
    public static String overLoad(String what, SortedMap<String, Ratio> byBand) {
        var enough = byBand.entrySet().stream()
                .filter(entry -> entry.getValue().total() >= LEAST)
                .toList();
        if (enough.size() < 2) {
            return "";
        }
        Map.Entry<String, Ratio> low = enough.get(0);
        Map.Entry<String, Ratio> high = enough.get(enough.size() - 1);
        return what + " is " + Numbers.percent(low.getValue()) + " with " + Words.band(low.getKey())
                + " contacts in progress and " + Numbers.percent(high.getValue()) + " with " + Words.band(high.getKey())
                + ": " + change(low.getValue(), high.getValue());
    }

    private static String change(Ratio low, Ratio high) {
        Wilson a = Wilson.of(low);
        Wilson b = Wilson.of(high);
        if (b.upper() < a.lower()) {
            return "load makes it worse.";
        }
        return b.lower() > a.upper() ? "it is better under load." : "the intervals overlap, so no clear change.";
    }
}
