package dev.clamor.history;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.words.Visible;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/**
 * Runs as a database in memory. It reads the files of these runs, writes the one file that it is given, and touches
 * nothing else: neither other files nor the network, nor may a query change that.
 */
public final class History implements AutoCloseable {
    private static final String PURE = """
            SELECT answer ->> 'error_message', json_array_length(answer -> 'statements')
            FROM (SELECT json_serialize_sql(?::VARCHAR) AS answer)
            """;
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.FLOAT,
            Types.REAL,
            Types.DOUBLE,
            Types.DECIMAL,
            Types.NUMERIC);

    private final DuckDBConnection connection;
    private final List<StoredRun> runs;
    private final TornParts torn;
    private boolean labelled;

    private History(DuckDBConnection connection, List<StoredRun> runs, TornParts torn) {
        this.connection = connection;
        this.runs = runs;
        this.torn = torn;
    }

    /**
     * Opens the database over these runs.
     *
     * @param out the one file that may be written; empty for none
     * @param onTorn is told of each part of a log that breaks off, as a killed run leaves it: it is read up to there
     * @throws IllegalStateException if this machine cannot run it
     */
    public static History open(List<StoredRun> runs, Optional<Path> out, Consumer<Path> onTorn) {
        History history = new History(Engine.start(), List.copyOf(runs), new TornParts());
        try {
            history.prepare(out.map(Path::toAbsolutePath).map(Path::normalize));
            history.torn.torn().forEach(onTorn);
            return history;
        } catch (SQLException e) {
            history.close();
            throw new IllegalStateException("the embedded database: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            history.close();
            throw e;
        }
    }

    private void prepare(Optional<Path> out) throws SQLException {
        if (out.filter(files(runs)::contains).isPresent()) {
            throw new InvalidDocumentException(
                    List.of(new Problem(out.get().toString(), 0, "", "a file to write", "a file of a run")));
        }
        List<StoredRun> readable = runs.stream().map(torn::mended).toList();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE log_files (file VARCHAR, run VARCHAR)");
            for (StoredRun run : readable) {
                for (Path log : run.logs()) {
                    statement.execute("INSERT INTO log_files VALUES (" + Sql.text(log.toString()) + ", "
                            + Sql.text(run.run()) + ")");
                }
            }
            statement.execute(Labels.create());
            List<Path> all = new ArrayList<>(files(readable));
            out.ifPresent(all::add);
            Engine.confine(statement, all);
            for (View view : View.values()) {
                statement.execute(view.create(readable));
            }
            Engine.lock(statement);
        }
    }

    private static List<Path> files(List<StoredRun> runs) {
        List<Path> files = new ArrayList<>();
        for (StoredRun run : runs) {
            files.addAll(run.logs());
            files.add(run.manifest());
            files.add(run.verdict());
        }
        return files;
    }

    /**
     * The rows of a query.
     *
     * @param most rows at most
     * @throws InvalidDocumentException if it is not one statement that selects, or the database cannot answer it
     */
    public Rows rows(String query, int most) {
        return asked(query, statement -> {
            List<Rows.Column> columns = columns(query);
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(
                    "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM " + inner(query) + " LIMIT " + (most + 1L))) {
                while (result.next()) {
                    rows.add(row(result, columns.size()));
                }
            }
            boolean more = rows.size() > most;
            return new Rows(columns, more ? rows.subList(0, most) : rows, more);
        });
    }

    /**
     * Writes the rows of a query into the file that was named when the database was opened.
     *
     * @throws InvalidDocumentException as in {@link #rows}
     */
    public void write(String query, TableFormat format, Path file) {
        asked(
                query,
                statement -> statement.execute("COPY " + inner(query) + " TO "
                        + Sql.text(file.toAbsolutePath().normalize().toString()) + " (" + format.options()
                        + ", USE_TMP_FILE false)"));
    }

    /** The query behind the trend of every objective over the runs that have a verdict. */
    public static String trend() {
        return View.text("trend");
    }

    /** Every objective over the runs that have a verdict, by its id. */
    public List<Trend> trends() {
        return asked(trend(), Trends::read);
    }

    private <T> T asked(String query, Ask<T> ask) {
        try (Statement statement = connection.createStatement()) {
            check(query);
            if (!labelled && Labels.wanted(query)) {
                Labels.fill(connection, runs);
                labelled = true;
            }
            return ask.of(statement);
        } catch (SQLException e) {
            throw invalid("a query that can be answered", String.valueOf(e.getMessage()));
        }
    }

    private void check(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PURE)) {
            statement.setString(1, query);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                String error = result.getString(1);
                if (error != null && error.startsWith("Only SELECT")) {
                    throw invalid("one SELECT statement", "another one");
                }
                if (error != null) {
                    throw invalid("one SELECT statement", error);
                }
                if (result.getInt(2) != 1) {
                    throw invalid("one SELECT statement", result.getInt(2) + " statements");
                }
            }
        }
        connection.prepareStatement(query).close();
    }

    private List<Rows.Column> columns(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            List<Rows.Column> columns = new ArrayList<>();
            var described = statement.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.add(new Rows.Column(described.getColumnName(i), NUMBERS.contains(described.getColumnType(i))));
            }
            return columns;
        }
    }

    private static List<String> row(ResultSet result, int width) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            String value = result.getString(i);
            row.add(value == null ? "" : value);
        }
        return row;
    }

    /** In brackets, without the semicolon at its end; a comment there ends before the bracket. */
    private static String inner(String query) {
        return "(" + query.strip().replaceAll("(\\s*;)+$", "") + "\n)";
    }

    private static InvalidDocumentException invalid(String expected, String found) {
        String plain = Visible.line(firstParagraph(found));
        String end = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return new InvalidDocumentException(List.of(new Problem("query", 0, "", expected, end)));
    }

    /** What follows in the database's messages is the query again. */
    private static String firstParagraph(String message) {
        String paragraph = message.strip().split("\\R\\R", 2)[0];
        return String.join(" ", paragraph.lines().map(String::strip).toList());
    }

    @Override
    public void close() {
        try (torn) {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database: " + e.getMessage(), e);
        }
    }

    private interface Ask<T> {
        T of(Statement statement) throws SQLException;
    }
}
