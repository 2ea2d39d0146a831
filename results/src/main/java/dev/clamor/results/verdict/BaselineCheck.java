package dev.clamor.results.verdict;

import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifest.Conditions;
import dev.clamor.results.verdict.Verdict.BaselineFacts;
import dev.clamor.results.verdict.Verdict.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a run can be held against another. It can when the customers (suite, rules), the protocol and what is read of
 * the agent's answers are the same, the other run counts, and it was counted with every indicator of this one. Contacts
 * pair when seed, load and time scale are the same too.
 */
public final class BaselineCheck {
    private static final int HASH_SHOWN = 12;

    private BaselineCheck() {}

    /** The answer with its reason. */
    public static BaselineFacts of(JudgedRun run, JudgedRun baseline) {
        String name = baseline.manifest().runId();
        List<String> wrong = new ArrayList<>(differences(run.manifest(), baseline.manifest()));
        List<String> failed = failed(baseline);
        if (!failed.isEmpty()) {
            wrong.add("it does not count by itself (" + String.join(", ", failed) + ")");
        }
        SortedSet<String> missing = new TreeSet<>(run.snapshot().slis().keySet());
        missing.removeAll(baseline.snapshot().slis().keySet());
        if (!missing.isEmpty()) {
            wrong.add("it was not counted with " + String.join(", ", missing));
        }
        if (!wrong.isEmpty()) {
            return new BaselineFacts(
                    name, false, false, "Run " + name + " cannot be compared: " + String.join("; ", wrong) + ".");
        }
        List<String> apart = apart(run.manifest(), baseline.manifest());
        return new BaselineFacts(name, true, apart.isEmpty(), apart.isEmpty() ? same(name) : apart(name, apart));
    }

    /** What keeps the two from being compared, whatever came of them; empty if nothing does. */
    public static List<String> differences(Manifest run, Manifest baseline) {
        List<String> found = new ArrayList<>();
        Conditions here = run.conditions();
        Conditions there = baseline.conditions();
        if (here.rules() == Conditions.UNKNOWN.rules() || there.rules() == Conditions.UNKNOWN.rules()) {
            found.add("its manifest or that of this run does not say by which rules replies were read");
        }
        add("the rules by which replies are read", there.rules(), here.rules(), found);
        add("the suite of personas and scenarios", hash(baseline), hash(run), found);
        add("the protocol", baseline.agent().protocol(), run.agent().protocol(), found);
        SortedSet<String> names = new TreeSet<>(here.reading().keySet());
        names.addAll(there.reading().keySet());
        for (String name : names) {
            add(
                    name,
                    there.reading().getOrDefault(name, "not said"),
                    here.reading().getOrDefault(name, "not said"),
                    found);
        }
        return List.copyOf(found);
    }

    private static String hash(Manifest manifest) {
        String hash = manifest.suiteHash();
        return hash.length() <= HASH_SHOWN ? hash : hash.substring(0, HASH_SHOWN);
    }

    /** Codes of the checks of the run itself that it failed; with any, it does not count. */
    public static List<String> failed(JudgedRun run) {
        return RunChecks.of(run.snapshot(), run.manifest(), Optional.empty()).stream()
                .filter(check -> !check.passed())
                .map(Check::code)
                .toList();
    }

    private static List<String> apart(Manifest run, Manifest baseline) {
        List<String> found = new ArrayList<>();
        add("the seed", baseline.seed(), run.seed(), found);
        add("the time scale", baseline.timeScale(), run.timeScale(), found);
        if (!baseline.conditions().load().equals(run.conditions().load())
                || baseline.plannedContacts() != run.plannedContacts()) {
            found.add("the load plan differs");
        } else if (run.conditions().closed()) {
            found.add("in a closed workload, who comes depends on how long contacts last");
        }
        return found;
    }

    private static void add(String what, Object there, Object here, List<String> found) {
        if (!Objects.equals(there, here)) {
            found.add(what + ": " + there + " there, " + here + " here");
        }
    }

    private static String same(String name) {
        return "Suite, seed and load plan are those of run " + name + ", so the same customers met both.";
    }

    private static String apart(String name, List<String> apart) {
        return "The suite is that of run " + name + ", but other customers met it (" + String.join("; ", apart)
                + "), so contacts do not pair and the intervals are wider.";
    }
}
