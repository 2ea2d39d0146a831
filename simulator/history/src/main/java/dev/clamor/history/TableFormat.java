package dev.clamor.history;

/** A file for the rows of a query. */
public enum TableFormat {
    CSV("FORMAT csv, HEADER true"),
    /** One array of objects. */
    JSON("FORMAT json, ARRAY true"),
    /** Not text; needs a file. */
    PARQUET("FORMAT parquet");

    private final String options;

    TableFormat(String options) {
        this.options = options;
    }

    String options() {
        return options;
    }
}
