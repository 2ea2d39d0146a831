package dev.clamor.history;

import java.util.List;

/**
 * The rows of a query as text, NULL as an empty one.
 *
 * @param columns their names, and whether they are numbers
 * @param rows one value for each column
 * @param more whether there are others, which were not read
 */
public record Rows(List<Column> columns, List<List<String>> rows, boolean more) {

    /** A column of the result. */
    public record Column(String name, boolean number) {}
}
