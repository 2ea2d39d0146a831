package dev.clamor.load.plan;

import dev.clamor.document.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded curves: CSV with a row for each bucket ({@code time,rate} or {@code time,count}, times rising), or with a
 * row for each arrival (times alone, in any order), which are counted into buckets.
 *
 * <ul>
 *   <li>Blank lines and lines that begin with # are skipped; values may stand in double quotes; a byte-order mark is skipped.
 *   <li>All times of a file are written in the way of its first.
 *   <li>A column of times alone may have a heading.
 *   <li>Of more than {@value #MOST_PROBLEMS} wrong rows the first are named and the others counted.
 * </ul>
 */
final class CurveReader {
    static final int MOST_BUCKETS = 10_000;

    private static final int MOST_PROBLEMS = 100;
    private static final double MOST_RATE = 1e9;
    private static final double MICROS = 1e6;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{0,30})?([eE][-+]?\\d{1,3})?");
    private static final Pattern HEADING = Pattern.compile("[A-Za-z][A-Za-z _-]*");

    private final String file;
    private final Problems problems;
    private @Nullable TimeFormat format;
    private long origin;
    private int wrong;

    private CurveReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads one file; empty when it has problems, which are recorded.
     *
     * @param bucketSeconds length of a bucket of arrivals; 0 to choose one
     */
    static Optional<Curve> read(String file, String text, double bucketSeconds, Problems problems) {
        return new CurveReader(file, problems).read(rows(text), bucketSeconds);
    }

    private Optional<Curve> read(List<Row> rows, double bucketSeconds) {
        if (rows.isEmpty()) {
            problems.add(file, 0, "", "rows of time,rate or time,count, or a column of times", "an empty file");
            return Optional.empty();
        }
        Row first = rows.get(0);
        List<Curve.Bucket> buckets = first.cells().size() == 1 ? arrivals(rows, bucketSeconds) : buckets(rows);
        if (wrong > MOST_PROBLEMS) {
            problems.add(file, 0, "", "rows as those before", wrong - MOST_PROBLEMS + " more wrong rows");
        }
        return wrong > 0 ? Optional.empty() : checked(buckets);
    }

    private Optional<Curve> checked(List<Curve.Bucket> buckets) {
        if (buckets.size() < 2 || buckets.size() > MOST_BUCKETS) {
            wrong(0, "", "2 to " + MOST_BUCKETS + " buckets", Integer.toString(buckets.size()));
        } else if (buckets.stream().allMatch(bucket -> bucket.rate() == 0)) {
            wrong(0, "", "at least one bucket with arrivals", "none");
        }
        return wrong > 0 ? Optional.empty() : Optional.of(new Curve(buckets));
    }

    private List<Curve.Bucket> buckets(List<Row> rows) {
        List<String> heading = rows.get(0).cells().stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList();
        boolean counts = heading.equals(List.of(Curve.TIME, Curve.COUNT));
        if (!counts && !heading.equals(List.of(Curve.TIME, Curve.RATE))) {
            wrong(
                    rows.get(0).line(),
                    "",
                    "the heading time,rate or time,count, or one column of times",
                    shown(heading));
            return List.of();
        }
        List<Curve.Bucket> read = new ArrayList<>();
        rows.subList(1, rows.size()).forEach(row -> bucket(row, counts ? Curve.COUNT : Curve.RATE, read));
        return counts ? perSecond(read) : read;
    }

    /** Adds a bucket, its beginning counted from the first one's. */
    private void bucket(Row row, String column, List<Curve.Bucket> read) {
        if (row.cells().size() != 2) {
            wrong(row.line(), "", "two values", shown(row.cells()));
            return;
        }
        OptionalLong time = time(row);
        String value = row.cells().get(1);
        double level = NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
        if (!(level <= MOST_RATE)) {
            wrong(row.line(), column, "a number from 0 to 1000000000", quoted(value));
        }
        if (time.isEmpty()) {
            return;
        }
        origin = read.isEmpty() ? time.getAsLong() : origin;
        long start = time.getAsLong() - origin;
        if (!read.isEmpty() && start <= read.get(read.size() - 1).startMicros()) {
            wrong(
                    row.line(),
                    Curve.TIME,
                    "a time after that of the row before",
                    quoted(row.cells().get(0)));
        } else {
            read.add(new Curve.Bucket(start, level));
        }
    }

    private static List<Curve.Bucket> perSecond(List<Curve.Bucket> counted) {
        List<Curve.Bucket> rates = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            int first = Math.min(i, counted.size() - 2);
            double seconds = first < 0
                    ? 1
                    : (counted.get(first + 1).startMicros() - counted.get(first).startMicros()) / MICROS;
            Curve.Bucket bucket = counted.get(i);
            rates.add(new Curve.Bucket(bucket.startMicros(), bucket.rate() / seconds));
        }
        return rates;
    }

    private List<Curve.Bucket> arrivals(List<Row> rows, double bucketSeconds) {
        Row first = rows.get(0);
        boolean headed = HEADING.matcher(first.cells().get(0)).matches();
        long[] times = rows.subList(headed ? 1 : 0, rows.size()).stream()
                .map(this::arrival)
                .flatMapToLong(OptionalLong::stream)
                .sorted()
                .toArray();
        return wrong > 0 ? List.of() : ArrivalBuckets.of(times, Math.round(bucketSeconds * MICROS));
    }

    private OptionalLong arrival(Row row) {
        if (row.cells().size() != 1) {
            wrong(row.line(), "", "one time, as in the first row", shown(row.cells()));
            return OptionalLong.empty();
        }
        return time(row);
    }

    private OptionalLong time(Row row) {
        String text = row.cells().get(0);
        if (format == null) {
            format = TimeFormat.of(text).orElse(null);
        }
        OptionalLong micros = format == null ? OptionalLong.empty() : format.micros(text);
        if (micros.isEmpty()) {
            wrong(
                    row.line(),
                    Curve.TIME,
                    format == null ? "a time: ISO-8601, seconds, milliseconds or HH:MM[:SS]" : format.expected(),
                    quoted(text));
        }
        return micros;
    }

    private void wrong(int line, String key, String expected, String found) {
        wrong++;
        if (wrong <= MOST_PROBLEMS) {
            problems.add(file, line, key, expected, found);
        }
    }

    private static String shown(List<String> cells) {
        return cells.stream().map(CurveReader::quoted).collect(Collectors.joining(", "));
    }

    /** A cell as messages show it: short and without control characters. */
    private static String quoted(String cell) {
        String plain = cell.replaceAll("\\p{C}", "?");
        return "\"" + (plain.length() > 40 ? plain.substring(0, 40) + "…" : plain) + "\"";
    }

    private static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                rows.add(new Row(i + 1, cells(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            String bare = cell.strip();
            boolean inQuotes = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add(inQuotes ? bare.substring(1, bare.length() - 1).strip() : bare);
        }
        return cells;
    }

    private record Row(int line, List<String> cells) {}
}
