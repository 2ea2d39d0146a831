package dev.clamor.load.plan;

import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the stages of a plan in their order: a stage has one shape, and some shapes begin at the level at which the one
 * before them ends.
 */
final class StageReader {
    private static final int MOST_PIECES = 200_000;
    private static final int MOST_ROUNDS = 1_000;

    private final ShapeReader shapes;
    private long pieces;

    StageReader(CurveFiles curves) {
        this.shapes = new ShapeReader(curves);
    }

    /** All stages of the plan; those that are wrong are recorded. */
    List<Stage> read(Section top) {
        List<Stage> stages = stages(top);
        if (stages.isEmpty()) {
            top.wrong("stages", "at least one stage");
        }
        return List.copyOf(stages);
    }

    private List<Stage> stages(Section holder) {
        List<Stage> stages = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : holder.sections("stages")) {
            List<Stage> read = section.has("repeat") ? group(section) : stage(section);
            if (!read.stream().allMatch(stage -> names.add(stage.name()))) {
                section.wrong(section.has("repeat") ? "stages" : "name", "a name of its own for each stage");
            }
            stages.addAll(read);
        }
        return stages;
    }

    private List<Stage> group(Section section) {
        int rounds = section.integer("repeat", 1, MOST_ROUNDS);
        List<Stage> once = stages(section);
        section.end();
        if (once.isEmpty()) {
            section.wrong("stages", "at least one stage to repeat");
        }
        count(
                section,
                "repeat",
                (rounds - 1L)
                        * once.stream().mapToInt(stage -> stage.pieces().size()).sum());
        List<Stage> all = new ArrayList<>();
        for (int round = 1; round <= rounds && pieces <= MOST_PIECES; round++) {
            for (Stage stage : once) {
                all.add(stage.named(stage.name() + ", round " + round));
            }
        }
        return all;
    }

    private List<Stage> stage(Section section) {
        String name = section.text("name");
        boolean warmUp = section.flag("warm_up", false);
        Stage.Mix mix = section.optionalSection("mix").map(StageReader::mix).orElse(Stage.Mix.SAME);
        List<Stage> stages = shapes.read(section, name, warmUp, mix);
        section.end();
        count(
                section,
                "name",
                stages.stream().mapToInt(stage -> stage.pieces().size()).sum());
        return stages;
    }

    private void count(Section section, String key, long more) {
        boolean had = pieces <= MOST_PIECES;
        pieces += more;
        if (had && pieces > MOST_PIECES) {
            section.wrong(key, "at most " + MOST_PIECES + " pieces in all stages", "more");
        }
    }

    private static Stage.Mix mix(Section section) {
        Stage.Mix mix =
                new Stage.Mix(PlanCatalog.weights(section, "personas"), PlanCatalog.weights(section, "scenarios"));
        section.end();
        return mix;
    }
}
