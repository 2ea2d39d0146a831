package dev.clamor.cli.plan;

import dev.clamor.load.plan.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The arrival rate of a plan over time, drawn with characters: each column is the mean over its share of the time. */
final class RateChart {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 8;

    private final double[] means = new double[WIDTH];
    private final boolean[] warmUp = new boolean[WIDTH];
    private final double seconds;
    private final String unit;

    /** @param unit of the levels, for people */
    RateChart(List<PlanAnswer.Row> stages, String unit) {
        this.unit = unit;
        seconds = stages.get(stages.size() - 1).end();
        for (PlanAnswer.Row stage : stages) {
            double at = stage.begin();
            for (Stage.Piece piece : stage.pieces()) {
                spread(piece, at);
                at += piece.seconds();
            }
        }
        for (int column = 0; column < WIDTH; column++) {
            double middle = (column + 0.5) * width();
            warmUp[column] = stages.stream()
                    .anyMatch(stage -> stage.warmUp() && stage.begin() <= middle && middle < stage.end());
        }
    }

    private double width() {
        return seconds / WIDTH;
    }

    /** Adds a piece's share of contacts to the columns on which it lies. */
    private void spread(Stage.Piece piece, double at) {
        int last = Math.min(WIDTH - 1, (int) ((at + piece.seconds()) / width()));
        for (int column = (int) (at / width()); column <= last; column++) {
            double from = Math.max(0, column * width() - at);
            double to = Math.min(piece.seconds(), (column + 1) * width() - at);
            if (to > from) {
                double slope = (piece.to() - piece.from()) / piece.seconds();
                means[column] += (to - from) * (piece.from() + slope * (from + to) / 2) / width();
            }
        }
    }

    List<String> lines() {
        double top = Arrays.stream(means).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int row = HEIGHT; row > 0; row--) {
            lines.add(label(row, top) + line(top * (row - 0.5) / HEIGHT).stripTrailing());
        }
        String end = PlanText.span(seconds);
        return Stream.concat(
                        lines.stream(),
                        Stream.of(
                                " ".repeat(8) + "+" + "-".repeat(WIDTH),
                                " ".repeat(9) + "0" + " ".repeat(WIDTH - 1 - end.length()) + end,
                                unit + (hasWarmUp() ? "; : is warm-up" : "")))
                .toList();
    }

    private boolean hasWarmUp() {
        for (boolean one : warmUp) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    private static String label(int row, double top) {
        return row % 2 == 0
                ? String.format(java.util.Locale.ROOT, "%7s |", PlanText.number(top * row / HEIGHT))
                : "        |";
    }

    private String line(double least) {
        StringBuilder line = new StringBuilder(WIDTH);
        for (int column = 0; column < WIDTH; column++) {
            line.append(means[column] < least || means[column] == 0 ? ' ' : warmUp[column] ? ':' : '#');
        }
        return line.toString();
    }
}
