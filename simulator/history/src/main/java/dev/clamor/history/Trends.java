package dev.clamor.history;

import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.trend.TrendRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of the packaged trend query as trends, by objective. */
final class Trends {
    private Trends() {}

    static List<Trend> read(Statement statement) throws SQLException {
        Map<String, List<Trend.Point>> points = new TreeMap<>();
        Map<String, Boolean> gating = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(History.trend())) {
            while (row.next()) {
                String objective = row.getString("objective");
                points.computeIfAbsent(objective, key -> new ArrayList<>()).add(point(row));
                gating.put(objective, row.getBoolean("gating"));
            }
        }
        return points.entrySet().stream()
                .map(one ->
                        new Trend(one.getKey(), gating.getOrDefault(one.getKey(), false), List.copyOf(one.getValue())))
                .toList();
    }

    private static Trend.Point point(ResultSet row) throws SQLException {
        return new Trend.Point(
                run(row),
                text(row, "state"),
                number(row, "estimate"),
                number(row, "lower"),
                number(row, "upper"),
                number(row, "target"));
    }

    private static TrendRun run(ResultSet row) throws SQLException {
        List<TrendRun.Change> changes = new ArrayList<>();
        for (TrendRun.Change change : TrendRun.Change.values()) {
            if (row.getBoolean("new_" + change.word())) {
                changes.add(change);
            }
        }
        return new TrendRun(
                text(row, "run"),
                text(row, "began"),
                text(row, "decision"),
                text(row, "agent"),
                text(row, "agent_hash"),
                List.copyOf(changes));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
