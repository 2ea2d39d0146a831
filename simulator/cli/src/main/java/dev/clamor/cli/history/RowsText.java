package dev.clamor.cli.history;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.history.Rows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a query as a terminal shows them: columns as wide as they need, numbers to the right. */
final class RowsText {
    private static final int WIDEST = 60;
    private static final String BETWEEN = "  ";

    private final PrintWriter out;

    RowsText(PrintWriter out) {
        this.out = out;
    }

    void print(Rows rows) {
        List<List<String>> cells = rows.rows().stream().map(RowsText::shown).toList();
        List<String> names =
                shown(rows.columns().stream().map(Rows.Column::name).toList());
        int[] widths = widths(names, cells);
        line(names, rows.columns(), widths);
        out.println(java.util.Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining(BETWEEN)));
        cells.forEach(row -> line(row, rows.columns(), widths));
        if (rows.more()) {
            out.println("The first " + cells.size() + " rows; --rows shows more, --format all.");
        }
    }

    private void line(List<String> cells, List<Rows.Column> columns, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String room = " ".repeat(widths[i] - length(cell));
            padded.add(columns.get(i).number() ? room + cell : cell + room);
        }
        out.println(String.join(BETWEEN, padded).stripTrailing());
    }

    private static int[] widths(List<String> names, List<List<String>> cells) {
        int[] widths = names.stream().mapToInt(RowsText::length).toArray();
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    private static List<String> shown(List<String> cells) {
        return cells.stream().map(Printable::of).map(RowsText::cut).toList();
    }

    private static String cut(String cell) {
        return length(cell) <= WIDEST ? cell : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "\u2026";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
