package dev.clamor.results.report.html;

/** A name and a value; a value of the code kind is set in a typewriter face. */
record Fact(String name, String value, boolean code) {
    static Fact of(String name, String value) {
        return new Fact(name, value, false);
    }

    static Fact code(String name, String value) {
        return new Fact(name, value, true);
    }
}
