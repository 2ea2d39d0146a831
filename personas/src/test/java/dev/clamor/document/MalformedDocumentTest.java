package dev.clamor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a file, reading it records problems and throws nothing. */
class MalformedDocumentTest {
    private enum Colour {
        RED,
        GREEN
    }

    /** Reads keys of every type: name, size, count, colour, on, tags (one text at least), part.depth, parts[].depth. */
    private static void read(String text, Problems problems) {
        Document.parse("some.yaml", text, problems).ifPresent(top -> {
            top.text("name");
            top.number("size", 0, 10);
            top.integer("count", 0, 10, 0);
            top.choice("colour", Colour.class, Colour.RED);
            top.choices("colours", Colour.class);
            top.flag("on", false);
            top.texts("tags", 1);
            top.section("part").ifPresent(MalformedDocumentTest::part);
            top.sections("parts").forEach(MalformedDocumentTest::part);
            top.textMap("words");
            top.end();
        });
    }

    private static void part(Section section) {
        section.number("depth", 0, 1);
        section.end();
    }

    private static final String GOOD = "name: n\nsize: 1\ntags: [a]\npart: {depth: 0.5}\n";

    private static Arguments with(String what, String extra, int line) {
        return arguments(what, GOOD + extra, line);
    }

    /** The problem's line; 0 when it concerns the whole file, -1 when any line will do. */
    static Stream<Arguments> malformed() {
        return Stream.concat(unreadable(), wrongValues());
    }

    private static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("nothing", "", 0),
                arguments("blanks", "   \n\n", 0),
                arguments("a comment only", "# nothing here\n", 0),
                arguments("a byte-order mark only", "\uFEFF", 0),
                arguments("a document start only", "---\n", -1),
                arguments("a document end only", "...\n", -1),
                arguments("null", "null\n", 1),
                arguments("a number", "42\n", 1),
                arguments("a sentence", "just words\n", 1),
                arguments("a list", "- a\n- b\n", 1),
                arguments("a list after comments", "# c\n\n- a\n", 3),
                arguments("two documents", GOOD + "---\n" + GOOD, -1),
                arguments("a tab as indentation", "name: n\npart:\n\tdepth: 1\n", 3),
                arguments("an unclosed list", "tags: [a, b\nname: n\n", -1),
                arguments("an unclosed mapping", "part: {depth: 1\n", -1),
                arguments("an unclosed double quote", "name: \"abc\n", -1),
                arguments("an unclosed single quote", "name: 'abc\n", -1),
                arguments("a stray closing brace", "name: n}\nsize: }\n", -1),
                arguments("a stray closing bracket", "name: ]\n", 1),
                arguments("wrong indentation", "part:\n    depth: 1\n  other: 2\n", 3),
                arguments("a value and a mapping", "name: n\n  size: 1\n", 2),
                arguments("two colons", "name: a: b\n", 1),
                arguments("a list as a key", "? [a, b]\n: c\n", 1),
                arguments("a mapping as a key", "{a: b}: c\n", 1),
                arguments("an unknown escape", "name: \"\\q\"\n", 1),
                arguments("a broken unicode escape", "name: \"\\u12\"\n", 1),
                arguments("a percent sign first", "name: %x\n", 1),
                arguments("an at sign first", "name: @x\n", 1),
                arguments("a backtick first", "name: `x`\n", 1),
                arguments("a zero byte", "name: n\nsize: \u0000\n", 2),
                arguments("a bell", "a\u0007: 1\n", 1),
                arguments("an escape sequence", "name: n\r\nsize: 1\r\ntags: \u001B[31m\r\n", 3),
                arguments("half a surrogate pair", "name: \uD83D\n", 1),
                arguments("a surrogate pair the wrong way round", "name: \uDE00\uD83D\n", 1),
                arguments("a non-character", "name: \uFFFF\n", 1),
                arguments("a ZIP file", "PK\u0003\u0004\u0014\u0000\u0008\u0000", 1),
                arguments("a class file", "\u00CA\u00FE\u00BA\u00BE\u0000\u0000\u0000\u0034", 1),
                arguments("an unknown directive", "%FOO bar\n", -1),
                arguments("a YAML directive of another century", "%YAML 3.0\n---\nname: n\n", -1),
                arguments("an alias without an anchor", "name: *a\n", 1),
                arguments("an anchor on a text", "name: &a n\nsize: 1\ntags: [a]\npart: {depth: 0}\n", 1),
                arguments("an anchor on the whole file", "&top\n" + GOOD, -1),
                arguments("an anchor on a key", "&k name: n\nsize: 1\ntags: [a]\npart: {depth: 0}\n", 1),
                arguments("a billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", 1),
                arguments("a merge key", "a: &a {x: 1}\nb:\n  <<: *a\n", 1),
                arguments("a tag", GOOD.replace("name: n", "name: !!binary aGk="), 1),
                arguments("a Java tag", "name: !!java.net.URL [\"http://localhost\"]\n", 1),
                arguments("60 levels of lists", "tags: " + "[".repeat(60) + "]".repeat(60) + "\n", 1),
                arguments("60 levels of mappings", "{a: ".repeat(60) + "1" + "}".repeat(60), 1),
                arguments("100 000 opening brackets", "[".repeat(100_000), 1),
                arguments("100 000 opening braces", "a: " + "{a: ".repeat(100_000), 1),
                arguments("100 000 dashes", "a:\n  " + "- ".repeat(100_000), -1),
                arguments("too many characters", "#".repeat(16_000_001), 0),
                arguments("a JSON text with a comma too many", "{\"name\": \"n\",, \"size\": 1}", 1),
                arguments("a properties file", "name=n\nsize=1\n", 1));
    }

    private static Stream<Arguments> wrongValues() {
        return Stream.of(
                with("a key twice", "name: again\n", 5),
                with("a key twice deep down", "parts:\n  - depth: 0\n    depth: 1\n", 7),
                with("an unknown key", "nmae: n\n", 5),
                with("an empty key", "\"\": n\n", 5),
                with("a null key", "~: n\n", 5),
                with("a key in capitals", "SIZE: 1\n", 5),
                with("an unknown key in a list", "parts:\n  - depth: 0\n  - depth: 0\n    dpeth: 1\n", 8),
                arguments("a missing key", GOOD.replace("name: n\n", ""), 1),
                arguments("an empty value", GOOD.replace("name: n", "name:"), 1),
                arguments("a null value", GOOD.replace("size: 1", "size: null"), 2),
                arguments("a list for a text", GOOD.replace("name: n", "name: [n]"), 1),
                arguments("a mapping for a text", GOOD.replace("name: n", "name: {n: 1}"), 1),
                arguments("words for a number", GOOD.replace("size: 1", "size: big"), 2),
                arguments("a list for a number", GOOD.replace("size: 1", "size: [1]"), 2),
                arguments("NaN", GOOD.replace("size: 1", "size: NaN"), 2),
                arguments("YAML's not-a-number", GOOD.replace("size: 1", "size: .nan"), 2),
                arguments("Infinity", GOOD.replace("size: 1", "size: Infinity"), 2),
                arguments("YAML's infinity", GOOD.replace("size: 1", "size: .inf"), 2),
                arguments("a number out of bounds", GOOD.replace("size: 1", "size: 10.0001"), 2),
                arguments("a negative number", GOOD.replace("size: 1", "size: -1e-9"), 2),
                arguments("a number too large for a double", GOOD.replace("size: 1", "size: 1e999"), 2),
                arguments("5000 digits", GOOD.replace("size: 1", "size: " + "1".repeat(5000)), -1),
                arguments("a Java suffix", GOOD.replace("size: 1", "size: 1d"), 2),
                arguments("a hexadecimal number", GOOD.replace("size: 1", "size: 0x1p3"), 2),
                arguments("a decimal comma", GOOD.replace("size: 1", "size: 1,5"), 2),
                arguments("a time", GOOD.replace("size: 1", "size: 1:30"), 2),
                with("a fraction for a whole number", "count: 1.5\n", 5),
                with("a whole number out of bounds", "count: 11\n", 5),
                with("a whole number beyond int", "count: 4294967297\n", 5),
                with("an unknown constant", "colour: gren\n", 5),
                with("a list for a constant", "colour: [red]\n", 5),
                with("an unknown constant in a list", "colours: [red, blue]\n", 5),
                with("neither yes nor no", "on: maybe\n", 5),
                with("a list for yes or no", "on: [true]\n", 5),
                arguments("no text in a list", GOOD.replace("[a]", "[]"), 3),
                arguments("an empty text in a list", GOOD.replace("[a]", "[a, ~]"), 3),
                arguments("a list in a list of texts", GOOD.replace("[a]", "[a, [b]]"), 3),
                arguments("a text for a mapping", GOOD.replace("{depth: 0.5}", "deep"), 4),
                arguments("a list for a mapping", GOOD.replace("{depth: 0.5}", "[1]"), 4),
                with("a mapping for a list of mappings", "parts: {depth: 1}\n", 5),
                with("a text in a list of mappings", "parts:\n  - depth: 1\n  - deep\n", 7),
                with("a number for a mapping of texts", "words: 5\n", 5),
                with("a list in a mapping of texts", "words:\n  a: b\n  c: [d]\n", 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void gives_a_problem_with_file_and_line(String what, String text, int line) {
        Problems problems = new Problems();
        read(text, problems);
        assertThat(problems.all()).as(what).isNotEmpty().allSatisfy(p -> {
            assertThat(p.file()).isEqualTo("some.yaml");
            assertThat(p.expected()).isNotBlank();
            assertThat(p.found()).isNotBlank();
            assertThat(p.toString()).hasSizeLessThan(400).doesNotContain("\n", "\u0000", "\u001B");
        });
        if (line >= 0) {
            assertThat(problems.all().get(0).line()).as(problems.all().toString()).isEqualTo(line);
        }
    }

    @Test
    void there_are_many_kinds_and_the_text_they_vary_is_good() {
        assertThat(malformed().count()).isGreaterThan(90);
        Problems problems = new Problems();
        read(GOOD, problems);
        assertThat(problems.all()).isEmpty();
    }

    /** 2000 texts of up to 60 characters that YAML gives a meaning to: no outcome is asserted but that nothing is thrown. */
    @Test
    void random_punctuation_never_throws() {
        String alphabet = "ab1 \n\t:-?[]{},&*!|>'\"%@`#~.<\\\u0000\uFEFF\r=";
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Problems problems = new Problems();
            read(text.toString(), problems);
            assertThat(problems.none()).as(text.toString()).isFalse();
        }
    }
}
