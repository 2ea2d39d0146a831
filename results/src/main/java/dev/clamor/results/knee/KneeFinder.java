package dev.clamor.results.knee;

import dev.clamor.results.knee.Knee.Outcome;
import dev.clamor.results.verdict.Finding.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the answer off the steps. */
final class KneeFinder {
    private static final String HOLDS = "holds all objectives that decide up to ";
    private static final String LOAD = " conversations a second";

    private final List<KneeStep> steps;
    private final Optional<Recovery> recovery;
    private final Optional<KneeStep> bad;
    private final Optional<KneeStep> good;

    private KneeFinder(List<KneeStep> steps, Optional<Recovery> recovery) {
        this.steps = steps;
        this.recovery = recovery;
        this.bad = steps.stream()
                .filter(step -> step.state() == State.BREACHED)
                .min(Comparator.comparingDouble(KneeStep::rate));
        this.good = steps.stream()
                .filter(step -> step.state() == State.MET)
                .filter(step -> bad.isEmpty() || step.rate() < bad.get().rate())
                .max(Comparator.comparingDouble(KneeStep::rate));
    }

    static Knee find(List<KneeStep> steps, Optional<Recovery> recovery) {
        return new KneeFinder(steps, recovery).found();
    }

    private Knee found() {
        double lower = good.map(KneeStep::rateLower).orElse(0.0);
        double upper = bad.map(KneeStep::rateUpper).orElse(Double.POSITIVE_INFINITY);
        boolean both = good.isPresent() && bad.isPresent();
        return new Knee(
                outcome(),
                lower,
                upper,
                both ? Math.sqrt(lower * upper) : Double.NaN,
                first().map(OnStep::objective).orElse(""),
                sentence(),
                steps,
                recovery,
                remarks());
    }

    private Outcome outcome() {
        if (bad.isPresent()) {
            boolean lowest =
                    steps.stream().allMatch(step -> step.rate() >= bad.get().rate());
            return good.isPresent() ? Outcome.FOUND : lowest ? Outcome.BROKEN_AT_FIRST : Outcome.UNDECIDED;
        }
        double held = good.map(KneeStep::rate).orElse(0.0);
        List<KneeStep> above = steps.stream().filter(step -> step.rate() > held).toList();
        if (above.isEmpty() && good.isPresent()) {
            return Outcome.NEVER_BROKE;
        }
        return above.stream().anyMatch(step -> !step.generator().isEmpty())
                ? Outcome.GENERATOR_LIMIT
                : Outcome.UNDECIDED;
    }

    private Optional<OnStep> first() {
        return bad.flatMap(step -> step.objectives().stream()
                .filter(each -> each.state() == State.BREACHED)
                .min(Comparator.comparingDouble(OnStep::pBreach)));
    }

    private String sentence() {
        String held = good.map(step -> HOLDS + KneeWords.rate(step.rateLower()) + LOAD)
                .orElse("");
        String breaks = first().map(each -> KneeWords.objective(each) + " breaks first, with "
                        + KneeWords.percent(each.estimate()) + " where "
                        + KneeWords.percent(each.target().doubleValue()) + " are asked for")
                .orElse("");
        String at = bad.map(step -> KneeWords.rate(step.rate()) + LOAD).orElse("");
        return switch (outcome()) {
            case FOUND ->
                found(good.orElseThrow().rateLower(), bad.orElseThrow().rateUpper()) + breaks + ".";
            case NEVER_BROKE -> held + ", and the highest load that was tried did not break it.";
            case BROKEN_AT_FIRST -> "breaks at the lowest load already: at " + at + " " + breaks + ".";
            case GENERATOR_LIMIT ->
                (held.isEmpty() ? "not found" : held) + "; above it the generator was the limit, not the agent.";
            case UNDECIDED -> undecided(held, at, breaks);
        };
    }

    private static String found(double lower, double upper) {
        return HOLDS + KneeWords.rate(Math.sqrt(lower * upper)) + LOAD + " (" + KneeWords.rate(lower) + " to "
                + KneeWords.rate(upper) + "); above it ";
    }

    private static String undecided(String held, String at, String breaks) {
        if (!at.isEmpty()) {
            return "not found: at " + at + " " + breaks + ", and nothing below could be shown to hold.";
        }
        return held.isEmpty()
                ? "not found: no step could be decided; more contacts in a step are needed (knee.most_contacts)."
                : held + "; what is above could not be decided.";
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        steps.stream()
                .filter(step -> !step.generator().isEmpty())
                .forEach(step ->
                        remarks.add("Step " + step.number() + " says nothing of the agent: " + step.generator() + "."));
        List<String> undecided = steps.stream()
                .filter(step ->
                        step.state() == State.INCONCLUSIVE && step.generator().isEmpty())
                .map(step -> KneeWords.rate(step.rate()))
                .toList();
        if (!undecided.isEmpty()) {
            remarks.add("Undecided at " + String.join(", ", undecided) + LOAD + ".");
        }
        for (KneeStep step : steps) {
            step.drift().stream().filter(Shift::clear).forEach(shift -> remarks.add(drift(step, shift)));
        }
        recovery.ifPresent(found -> remarks.add(found.because()));
        return List.copyOf(remarks);
    }

    private static String drift(KneeStep step, Shift shift) {
        String what = shift.what().equals(Shifts.LATENCY) ? "contacts with quick replies" : shift.what();
        return "Step " + step.number() + " (" + KneeWords.rate(step.rate()) + " a second) drifts: " + what
                + " went from "
                + KneeWords.percent(shift.before()) + " in its first half to " + KneeWords.percent(shift.after())
                + " in its second.";
    }
}
