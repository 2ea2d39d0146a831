package dev.clamor.results.report.html;

import dev.clamor.results.knee.Knee;
import dev.clamor.results.knee.KneeStep;
import dev.clamor.results.knee.OnStep;
import dev.clamor.results.knee.Shift;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.verdict.Finding.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The highest bearable load: the answer, the curves and the steps as a table. */
record KneeSection(
        boolean present,
        String sentence,
        List<String> remarks,
        List<Step> steps,
        List<Row> rows,
        List<Against> against) {
    private static final KneeSection NONE = new KneeSection(false, "", List.of(), List.of(), List.of(), List.of());

    /**
     * One step.
     *
     * @param because the objectives that are not held; what stood in the way; empty on a step that holds
     */
    record Step(
            String name,
            String asked,
            String open,
            String p95,
            String contacts,
            String kind,
            String state,
            List<String> because) {}

    /** One objective on one step. */
    record Row(
            String step,
            String asked,
            String came,
            String open,
            String turns,
            String p95,
            String contacts,
            String objective,
            String share,
            String bounds,
            String kind,
            String state) {}

    /** The first step against the recovery. */
    record Against(String what, String before, String after, String interval, String clear) {}

    static KneeSection of(Optional<Knee> knee) {
        return knee.map(KneeSection::of).orElse(NONE);
    }

    private static KneeSection of(Knee knee) {
        List<Row> rows = new ArrayList<>();
        rising(knee).forEach(step -> rows(Integer.toString(step.number()), step, rows));
        knee.recovery().ifPresent(recovery -> rows("recovery", recovery.again(), rows));
        List<Against> against = knee.recovery().stream()
                .flatMap(recovery -> recovery.against().stream())
                .map(KneeSection::against)
                .toList();
        List<Step> steps = new ArrayList<>();
        rising(knee).forEach(step -> steps.add(step(Integer.toString(step.number()), step)));
        knee.recovery().ifPresent(recovery -> steps.add(step("recovery", recovery.again())));
        return new KneeSection(true, "The agent " + knee.sentence(), knee.remarks(), steps, rows, against);
    }

    private static List<KneeStep> rising(Knee knee) {
        return knee.steps().stream()
                .sorted(Comparator.comparingDouble(KneeStep::rate))
                .toList();
    }

    private static Step step(String name, KneeStep step) {
        List<String> because = new ArrayList<>();
        for (OnStep each : step.objectives()) {
            if (each.state() != State.MET) {
                because.add(each.objective() + ": " + Numbers.percent(each.estimate()) + " ("
                        + Numbers.percent(each.lower()) + " to " + Numbers.percent(each.upper()) + "), target "
                        + Numbers.percent(each.target()));
            }
        }
        if (!step.generator().isEmpty()) {
            because.add(step.generator());
        }
        return new Step(
                name,
                number(step.rate()),
                number(step.concurrency()),
                Numbers.millis(step.p95()),
                Numbers.count(step.contacts()),
                kind(step.state()),
                word(step.state()),
                because);
    }

    private static String kind(State state) {
        return switch (state) {
            case MET -> "good";
            case BREACHED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }

    private static String word(State state) {
        return switch (state) {
            case MET -> "holds";
            case BREACHED -> "breaks";
            case INCONCLUSIVE -> "undecided";
        };
    }

    private static void rows(String name, KneeStep step, List<Row> rows) {
        for (OnStep each : step.objectives()) {
            rows.add(new Row(
                    name,
                    number(step.rate()),
                    number(step.arrivals()),
                    number(step.concurrency()),
                    number(step.turns()),
                    Numbers.millis(step.p95()),
                    Numbers.count(step.contacts()),
                    each.objective(),
                    Numbers.percent(each.estimate()),
                    Numbers.percent(each.lower()) + " to " + Numbers.percent(each.upper()),
                    kind(each.state()),
                    each.state().name()));
        }
    }

    private static Against against(Shift shift) {
        return new Against(
                shift.what(),
                Numbers.percent(shift.before()),
                Numbers.percent(shift.after()),
                Numbers.points(shift.lower()) + " to " + Numbers.points(shift.upper()),
                shift.clear() ? "clear" : "not clear");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? Numbers.NONE : Numbers.decimal(value, 1);
    }

    /** What the curves draw; nothing for a run that did not search. */
    static Map<String, Object> chart(Optional<Knee> knee) {
        Map<String, Object> chart = new LinkedHashMap<>();
        knee.ifPresent(found -> {
            chart.put("lower", found.lower());
            chart.put("upper", found.upper());
            chart.put("estimate", found.estimate());
            List<Map<String, Object>> curves = new ArrayList<>();
            int objectives = found.steps().stream()
                    .mapToInt(step -> step.objectives().size())
                    .max()
                    .orElse(0);
            for (int i = 0; i < objectives; i++) {
                curves.add(curve(rising(found), i));
            }
            chart.put("curves", curves);
        });
        return chart;
    }

    private static Map<String, Object> curve(List<KneeStep> steps, int objective) {
        Map<String, Object> curve = new LinkedHashMap<>();
        OnStep first = steps.get(0).objectives().get(objective);
        curve.put("name", Visible.line(first.objective()));
        curve.put("target", first.target());
        curve.put(
                "points",
                steps.stream()
                        .filter(step -> step.objectives().get(objective).total() > 0)
                        .map(step -> point(step, step.objectives().get(objective)))
                        .toList());
        return curve;
    }

    private static Map<String, Object> point(KneeStep step, OnStep each) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("rate", step.rate());
        point.put("open", step.concurrency());
        point.put("value", each.estimate());
        point.put("lower", each.shownLower());
        point.put("upper", each.shownUpper());
        point.put("good", each.good());
        point.put("total", each.total());
        return point;
    }
}
