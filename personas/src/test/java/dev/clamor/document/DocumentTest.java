package dev.clamor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private final Problems problems = new Problems();

    private Section parse(String text) {
        return Document.parse("some.yaml", text, problems).orElseThrow();
    }

    @Nested
    class Several_documents {
        private List<Section> all(String text) {
            return Document.parseAll("some.yaml", text, problems);
        }

        @Test
        void are_read_with_the_lines_of_the_file() {
            List<Section> read = all("---\na: 1\n---\n---\n# nothing\n---\nb:\n  c: x\n");
            assertThat(read).hasSize(2);
            assertThat(read.get(0).text("a")).isEqualTo("1");
            Section second = read.get(1).section("b").orElseThrow();
            assertThat(second.text("c")).isEqualTo("x");
            assertThat(second.where("c")).isEqualTo("some.yaml:8:3 b.c");
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void may_be_one() {
            assertThat(all("a: 1\n")).hasSize(1);
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void that_are_no_mappings_are_problems_each() {
            assertThat(all("a: 1\n---\n- x\n- {y: 2}\n---\nword\n---\nb: 2\n")).hasSize(2);
            assertThat(problems.all())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "some.yaml:3:1: expected a YAML mapping. Found: a list.",
                            "some.yaml:6:1: expected a YAML mapping. Found: a single value.");
        }

        @Test
        void that_are_missing_or_broken_are_problems() {
            assertThat(all("")).isEmpty();
            assertThat(all("---\n---\n")).isEmpty();
            assertThat(all("a: 1\n---\nb: [1,\n")).isEmpty();
            assertThat(all("a: \u0001\n")).isEmpty();
            assertThat(problems.all())
                    .extracting(Problem::expected)
                    .containsExactly("a YAML mapping", "a YAML mapping", "well-formed YAML", "a text file");
        }
    }

    @Nested
    class Lengths_of_time {
        private long micros(String text) {
            return parse("time: " + text + "\n").micros("time", 1_000, 3_600_000_000L, -1);
        }

        @Test
        void are_written_with_a_unit_or_in_seconds() {
            assertThat(micros("500ms")).isEqualTo(500_000);
            assertThat(micros("1.5s")).isEqualTo(1_500_000);
            assertThat(micros("2 m")).isEqualTo(120_000_000);
            assertThat(micros("1h")).isEqualTo(3_600_000_000L);
            assertThat(micros("7")).isEqualTo(7_000_000);
            assertThat(parse("other: 1\n").micros("time", 1, 2, 42)).isEqualTo(42);
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void of_another_form_or_out_of_bounds_are_problems() {
            for (String wrong : new String[] {"soon", "-1s", "2h", "0.5ms", "1e3s", "[1s]", "5 minutes"}) {
                micros(wrong);
            }
            assertThat(problems.all())
                    .hasSize(7)
                    .allSatisfy(problem -> assertThat(problem.expected())
                            .isEqualTo("a time from 1ms to 3600s, for example 500ms, 10s or 2m"));
        }
    }

    @Nested
    class Placeholders_in_values {
        private final Placeholders secrets =
                new Placeholders(name -> name.equals("KEY") ? Optional.of("hush-9") : Optional.empty());

        private Section filled(String text) {
            return Document.parse("some.yaml", text, secrets, problems).orElseThrow();
        }

        @Test
        void are_filled_wherever_a_value_stands_but_not_in_keys() {
            Section top = filled("a: \"x ${KEY} y\"\nlist: [\"${KEY}\", plain]\n\"${KEY}\": $${KEY}\n");
            assertThat(top.text("a")).isEqualTo("x hush-9 y");
            assertThat(top.texts("list")).containsExactly("hush-9", "plain");
            assertThat(top.text("${KEY}")).isEqualTo("${KEY}");
            assertThat(secrets.hide("hush-9 and hush-9")).isEqualTo("*** and ***");
        }

        @Test
        void without_a_value_are_problems_that_name_them() {
            filled("a: \"${MISSING}\"\nb: \"${file:/no/such}\"\nc: \"${}\"\n");
            assertThat(problems.all())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "some.yaml:1:4 a: expected the environment variable MISSING. Found: nothing there.",
                            "some.yaml:2:4 b: expected a readable file /no/such. Found: nothing there.",
                            "some.yaml:3:4 c: expected the name of an environment variable between the braces. Found: nothing there.");
        }

        @Test
        void are_shown_as_they_are_written_when_their_value_is_wrong() {
            filled("a: \"${KEY}\"\n").number("a", 0, 1);
            assertThat(problems.all()).extracting(Problem::found).containsExactly("\"${KEY}\"");
        }

        @Test
        void mean_nothing_in_files_that_have_none() {
            assertThat(parse("a: \"${KEY}\"\n").text("a")).isEqualTo("${KEY}");
        }
    }

    @Nested
    class Text_that_is_well_formed {
        @Test
        void may_begin_with_a_byte_order_mark() {
            assertThat(parse("\uFEFFname: n\n").text("name")).isEqualTo("n");
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void may_end_its_lines_as_windows_does() {
            Section top = parse("name: n\r\n\r\n# comment\r\nsize: big\r\n");
            assertThat(top.text("name")).isEqualTo("n");
            top.number("size", 0, 1);
            assertThat(problems.all()).extracting(Problem::line).containsExactly(4);
        }

        @Test
        void may_end_its_lines_as_old_macintoshes_did() {
            Section top = parse("name: n\rsize: big\r");
            top.number("size", 0, 1);
            assertThat(problems.all()).extracting(Problem::line).containsExactly(2);
        }

        @Test
        void may_have_letters_of_every_script_and_emoji() {
            assertThat(parse("name: \"Žofie 你好 😀\"\n").text("name")).isEqualTo("Žofie 你好 😀");
        }

        @Test
        void may_be_larger_than_the_three_million_characters_that_the_parser_allows_by_default() {
            StringBuilder text = new StringBuilder("tags:\n");
            for (int i = 0; i < 100_000; i++) {
                text.append("  - \"number ").append(i).append(" of a long list of phrases\"\n");
            }
            assertThat(text.length()).isGreaterThan(3 * 1024 * 1024);
            assertThat(parse(text.toString()).texts("tags", 1)).hasSize(100_000);
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void may_be_json() {
            assertThat(parse("{\"name\": \"n\", \"size\": 0.5}").number("size", 0, 1))
                    .isEqualTo(0.5);
        }

        @Test
        void may_be_nested_fifty_levels_deep() {
            parse("tags: " + "[".repeat(49) + "]".repeat(49));
            assertThat(problems.all()).isEmpty();
        }
    }

    @Nested
    class Values {
        @Test
        void numbers_are_decimal_with_or_without_exponent() {
            Section top = parse("a: 1\nb: -0.25\nc: 2.5e-1\nd: +3\ne: .5\nf: \"4\"\n");
            assertThat(top.number("a", -9, 9)).isEqualTo(1);
            assertThat(top.number("b", -9, 9)).isEqualTo(-0.25);
            assertThat(top.number("c", -9, 9)).isEqualTo(0.25);
            assertThat(top.number("d", -9, 9)).isEqualTo(3);
            assertThat(top.number("e", -9, 9)).isEqualTo(0.5);
            assertThat(top.number("f", -9, 9)).isEqualTo(4);
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void bounds_belong_to_the_range() {
            Section top = parse("a: 0\nb: 1\n");
            assertThat(top.number("a", 0, 1)).isZero();
            assertThat(top.number("b", 0, 1)).isEqualTo(1);
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void an_infinite_bound_does_not_let_infinity_in() {
            parse("a: 1e999\n").number("a", 0, Double.POSITIVE_INFINITY);
            assertThat(problems.all()).hasSize(1);
        }

        @Test
        void an_empty_text_is_no_value_in_quotes_or_without() {
            Section top = parse("a: \"\"\nb:\n");
            assertThat(top.text("a", "x")).isEqualTo("x");
            assertThat(top.text("b", "x")).isEqualTo("x");
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void a_single_text_is_a_list_of_one() {
            assertThat(parse("a: b\n").texts("a", 1)).containsExactly("b");
        }

        @Test
        void a_required_flag_is_missed_when_it_is_not_there() {
            assertThat(parse("a: 1\n").flag("on")).isFalse();
            assertThat(problems.all())
                    .extracting(Problem::toString)
                    .containsExactly("some.yaml:1:1 on: expected true or false. Found: nothing.");
        }
    }

    @Nested
    class Problems_found {
        @Test
        void are_all_reported_at_once_each_with_its_line() {
            Section top = parse("name: n\nsize: 11\nweihgt: 2\npart:\n  depth: x\n");
            top.text("name");
            top.number("size", 0, 10);
            top.number("weight", 0, 10);
            top.section("part").ifPresent(s -> s.number("depth", 0, 1));
            top.end();
            assertThat(problems.all())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "some.yaml:2:1 size: expected a number from 0 to 10. Found: \"11\".",
                            "some.yaml:1:1 weight: expected a number from 0 to 10. Found: nothing.",
                            "some.yaml:5:3 part.depth: expected a number from 0 to 1. Found: \"x\".",
                            "some.yaml:3:1 weihgt: expected one of name, size, weight, part. Found: the unknown key"
                                    + " \"weihgt\" (did you mean \"weight\"?).");
        }

        @Test
        void in_the_spelling_of_yaml_name_line_column_and_reason() {
            Document.parse("some.yaml", "name: n\npart:\n\tdepth: 1\n", problems);
            assertThat(problems.all())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "some.yaml:3:1: expected well-formed YAML. Found: found character '\\t(TAB)' that cannot"
                                    + " start any token. (Do not use \\t(TAB) for indentation).");
        }

        @Test
        void leave_a_key_unsound_so_that_rules_over_several_keys_can_hold_back() {
            Section top = parse("good: 1\nbad: 2\ntags: [a, [b]]\nempty:\n");
            top.number("good", 0, 1);
            top.number("bad", 0, 1);
            top.texts("tags");
            assertThat(top.sound("good")).isTrue();
            assertThat(top.sound("good", "bad")).isFalse();
            assertThat(top.sound("tags")).isFalse();
            assertThat(top.sound("empty")).isFalse();
        }

        @Test
        void about_a_missing_key_name_the_line_of_the_section() {
            parse("name: n\n\npart:\n  depth: 0\n").section("part").ifPresent(s -> s.text("title"));
            assertThat(problems.all()).extracting(Problem::line).containsExactly(3);
        }

        @Test
        void name_the_line_of_an_item_in_a_list() {
            Section top = parse("tags:\n  - a\n  - b\n  - c\n");
            top.texts("tags");
            top.wrong("tags[2]", "something else", "c");
            top.wrong("tags[9]", "ten of them", "three");
            assertThat(problems.all()).extracting(Problem::line).containsExactly(4, 1);
        }

        @Test
        void get_their_place_from_a_dotted_path() {
            String text = "a:\n  - b: 1\n    c: {d: 2}\n";
            assertThat(parse(text).locate("a[0].c.d")).isEqualTo(new Position(3, 9));
            assertThat(parse(text).locate("a[0].c.nothing")).isEqualTo(new Position(3, 5));
            assertThat(parse(text).locate("nothing")).isEqualTo(new Position(1, 1));
            problems.add("some.yaml", 0, "a[0].b", "two", "one");
            problems.add("some.yaml", 0, "", "more", "less");
            problems.add("other.yaml", 0, "a[0].b", "two", "one");
            problems.locate("some.yaml", text);
            assertThat(problems.all())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "some.yaml:2:5 a[0].b: expected two. Found: one.",
                            "some.yaml: expected more. Found: less.",
                            "other.yaml a[0].b: expected two. Found: one.");
        }

        @Test
        void may_concern_keys_with_brackets_in_them() {
            parse("ok: 1\n\"a[b\": 1\n\"c[0]\": 2\n").end();
            assertThat(problems.all()).extracting(Problem::line).containsExactly(1, 2, 3);
        }

        @Test
        void quote_long_values_in_part_and_on_one_line() {
            parse("a: |\n  " + "x".repeat(200) + "\n  second\n").number("a", 0, 1);
            assertThat(problems.all().get(0).found())
                    .hasSizeLessThan(120)
                    .endsWith("...\"")
                    .doesNotContain("\n");
        }

        @Test
        void are_thrown_together() {
            parse("a: 2\nb: 2\n").end();
            assertThatThrownBy(problems::throwIfAny)
                    .isInstanceOf(InvalidDocumentException.class)
                    .hasMessageContaining("some.yaml:1:1 a")
                    .hasMessageContaining("some.yaml:2:1 b")
                    .extracting(e -> ((InvalidDocumentException) e).problems().size())
                    .isEqualTo(2);
        }
    }
}
