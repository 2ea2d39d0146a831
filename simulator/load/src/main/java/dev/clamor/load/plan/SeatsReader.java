package dev.clamor.load.plan;

import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.List;

/** Reads the stages of a closed workload: {@code customers: 50}, or {@code customers: {from: 10, to: 50}}. */
final class SeatsReader {
    private static final String CUSTOMERS = "customers";
    private static final double MOST_CUSTOMERS = 1_000_000;
    private static final double MAX_SECONDS = 7 * 86_400;

    private SeatsReader() {}

    /** Whether a stage says how many customers there are, and not how many arrive. */
    static boolean reads(Section stage) {
        return stage.has(CUSTOMERS);
    }

    /** The workload; every stage must be a closed one. */
    static Workload.ClosedWorkload read(Section top, List<Section> sections) {
        if (top.has("spacing")) {
            top.wrong("spacing", "no spacing: customers of a closed workload begin when the last one is done");
        }
        List<Stage> stages = new ArrayList<>();
        for (Section section : sections) {
            if (reads(section)) {
                stages.add(stage(section));
            } else {
                stages.add(new Stage(section.text("name"), 0, 0, 1, false));
                section.wrong(
                        CUSTOMERS,
                        "customers in every stage or in none: a plan is either closed or open",
                        "a stage of arrivals in a plan with customers");
            }
        }
        Workload.ClosedWorkload workload = new Workload.ClosedWorkload(List.copyOf(stages));
        if (workload.seats() < 1) {
            top.wrong("stages", "at least one customer at some time", "none");
        }
        return workload;
    }

    private static Stage stage(Section section) {
        for (String key : List.of("rate", "from", "to")) {
            if (section.has(key)) {
                section.wrong(key, "no " + key + " beside customers: a plan is either closed or open");
            }
        }
        List<Double> level = level(section);
        Stage stage = new Stage(
                section.text("name"),
                level.get(0),
                level.get(1),
                section.number("seconds", 0.1, MAX_SECONDS),
                section.flag("warm_up", false));
        section.end();
        return stage;
    }

    private static List<Double> level(Section section) {
        if (!section.hasSection(CUSTOMERS)) {
            double steady = section.number(CUSTOMERS, 0, MOST_CUSTOMERS);
            return List.of(steady, steady);
        }
        Section level = section.sectionOrEmpty(CUSTOMERS);
        List<Double> read = List.of(level.number("from", 0, MOST_CUSTOMERS), level.number("to", 0, MOST_CUSTOMERS));
        level.end();
        return read;
    }
}
