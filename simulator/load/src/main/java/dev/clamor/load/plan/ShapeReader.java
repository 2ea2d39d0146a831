package dev.clamor.load.plan;

import dev.clamor.document.Section;
import dev.clamor.load.plan.Stage.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the shape of one stage after another, and keeps the levels at which later ones begin. */
final class ShapeReader {
    /** Contacts a second. */
    private static final double MOST_RATE = 100_000;

    private static final int MOST_STEPS = 1_000;
    private static final List<String> SHAPES = List.of("steps", "spike", "soak", "recovery", "curve");
    private static final List<Piece> UNREADABLE = List.of(new Piece(0, 0, 1));

    private final CurveFiles curves;
    private final Map<String, Level> ends = new LinkedHashMap<>();
    private @Nullable Level last;
    private @Nullable Level beforeStress;

    ShapeReader(CurveFiles curves) {
        this.curves = curves;
    }

    /** The stages that one entry of the plan stands for: one, but for steps. */
    List<Stage> read(Section stage, String name, boolean warmUp, Stage.Mix mix) {
        List<Shaped> shaped = shaped(stage);
        List<Stage> read = new ArrayList<>();
        for (int i = 0; i < shaped.size(); i++) {
            String own = shaped.size() == 1 ? name : name + " " + (i + 1);
            read.add(new Stage(
                    own, shaped.get(i).pieces(), warmUp, mix, shaped.get(i).words()));
            List<Piece> pieces = shaped.get(i).pieces();
            last = new Level(own, pieces.get(pieces.size() - 1).to());
            ends.put(own, last);
        }
        return read;
    }

    private List<Shaped> shaped(Section stage) {
        switch (shape(stage)) {
            case "steps":
                beforeStress = last;
                return stage.section("steps").map(ShapeReader::steps).orElse(List.of(Shaped.WRONG));
            case "spike":
                beforeStress = last;
                return one(stage.section("spike").map(this::spike));
            case "soak":
                return one(stage.section("soak").map(ShapeReader::soak));
            case "recovery":
                return one(stage.section("recovery").map(this::recovery));
            case "curve":
                return one(stage.section("curve").map(this::curve));
            default:
                return List.of(level(stage));
        }
    }

    private static List<Shaped> one(Optional<Shaped> shaped) {
        return List.of(shaped.orElse(Shaped.WRONG));
    }

    /** The one shape that a stage has; "" for a level or a ramp, and where it is none or several. */
    private static String shape(Section stage) {
        List<String> found = new ArrayList<>();
        if (stage.has("rate")) {
            found.add("rate");
        }
        if (stage.has("from") | stage.has("to")) {
            found.add("from and to");
        }
        SHAPES.stream().filter(stage::has).forEach(found::add);
        if (found.size() > 1) {
            String first = found.get(0).equals("from and to") ? "from" : found.get(0);
            stage.wrong(first, "one shape for a stage", String.join(" and ", found));
        }
        String only = found.isEmpty() ? "" : found.get(found.size() - 1);
        return SHAPES.contains(only) ? only : "";
    }

    private static Shaped level(Section stage) {
        boolean steady = stage.has("rate");
        if (!steady && !stage.has("from") && !stage.has("to")) {
            stage.wrong("rate", "a shape: rate, from and to, " + String.join(", ", SHAPES), "nothing");
            return Shaped.WRONG;
        }
        double from = rate(stage, steady ? "rate" : "from");
        double to = steady ? from : rate(stage, "to");
        return new Shaped(List.of(new Piece(from, to, Lengths.lasting(stage))), "");
    }

    private static List<Shaped> steps(Section steps) {
        double from = rate(steps, "from");
        double to = rate(steps, "to");
        int count = steps.integer("count", 2, MOST_STEPS);
        double each = Lengths.part(steps, "each");
        double ramp = Lengths.part(steps, "ramp");
        if (each <= 0) {
            steps.wrong("each", "how long a step lasts, such as 30s");
        }
        steps.end();
        List<Shaped> all = new ArrayList<>();
        double before = from;
        for (int i = 0; i < count; i++) {
            double level = from + (to - from) * i / (count - 1);
            List<Piece> pieces = i > 0 && ramp > 0
                    ? List.of(new Piece(before, level, ramp), new Piece(level, level, each))
                    : List.of(new Piece(level, level, each));
            all.add(new Shaped(pieces, "step " + (i + 1) + " of " + count));
            before = level;
        }
        return all;
    }

    private Shaped spike(Section spike) {
        double to = rate(spike, "to");
        double up = Lengths.part(spike, "up");
        double hold = Lengths.part(spike, "hold");
        double down = Lengths.part(spike, "down");
        double base = spike.has("from") ? rate(spike, "from") : last == null ? 0 : last.rate();
        if (last == null && !spike.has("from")) {
            spike.wrong("from", "the level to rise from, as no stage is before the spike");
        }
        if (up + hold + down <= 0) {
            spike.wrong("hold", "a length of at least one of up, hold and down", "none");
        }
        spike.end();
        List<Piece> pieces = new ArrayList<>();
        add(pieces, base, to, up);
        add(pieces, to, to, hold);
        add(pieces, to, base, down);
        return new Shaped(pieces.isEmpty() ? UNREADABLE : List.copyOf(pieces), "spike");
    }

    private static void add(List<Piece> pieces, double from, double to, double seconds) {
        if (seconds > 0) {
            pieces.add(new Piece(from, to, seconds));
        }
    }

    private static Shaped soak(Section soak) {
        double rate = rate(soak, "rate");
        double seconds = Lengths.lasting(soak);
        soak.end();
        return new Shaped(List.of(new Piece(rate, rate, seconds)), "soak");
    }

    private Shaped recovery(Section recovery) {
        double seconds = Lengths.lasting(recovery);
        Level back = beforeStress;
        if (recovery.has("stage")) {
            back = ends.get(recovery.text("stage"));
        }
        if (back == null && recovery.has("stage")) {
            recovery.wrong(
                    "stage",
                    "an earlier stage" + (ends.isEmpty() ? "" : ": one of " + String.join(", ", ends.keySet())));
        } else if (back == null) {
            recovery.wrong("stage", "an earlier stage, as none is before a spike or steps");
        }
        recovery.end();
        return back == null
                ? Shaped.WRONG
                : new Shaped(
                        List.of(new Piece(back.rate(), back.rate(), seconds)),
                        "back to the level of stage " + back.stage());
    }

    private Shaped curve(Section curve) {
        double peak = rate(curve, "peak");
        double seconds = Lengths.lasting(curve);
        Optional<Curve> read = curves.curve(curve);
        curve.end();
        return read.map(c -> new Shaped(c.pieces(peak, seconds), "curve")).orElse(Shaped.WRONG);
    }

    private static double rate(Section section, String key) {
        return section.number(key, 0, MOST_RATE);
    }

    private record Level(String stage, double rate) {}

    private record Shaped(List<Piece> pieces, String words) {
        /** Stands where a problem was recorded. */
        static final Shaped WRONG = new Shaped(UNREADABLE, "");
    }
}
