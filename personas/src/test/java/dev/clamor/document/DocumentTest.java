package dev.clamor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private final Problems problems = new Problems();

    private Section parse(String text) {
        return Document.parse("some.yaml", text, problems).orElseThrow();
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
            assertThat(parse("{\"name\": \"n\", \"size\": 0.5}").number("size", 0, 1)).isEqualTo(0.5);
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
        void an_empty_text_in_quotes_is_a_text() {
            assertThat(parse("a: \"\"\n").text("a", "x")).isIn("", "x");
            assertThat(problems.all()).isEmpty();
        }

        @Test
        void a_single_text_is_a_list_of_one() {
            assertThat(parse("a: b\n").texts("a", 1)).containsExactly("b");
        }

        @Test
        void a_required_flag_is_missed_when_it_is_not_there() {
            assertThat(parse("a: 1\n").flag("on")).isFalse();
            assertThat(problems.all()).extracting(Problem::toString)
                    .containsExactly("some.yaml:1 on: expected true or false. Found: nothing.");
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
                            "some.yaml:2 size: expected a number from 0 to 10. Found: \"11\".",
                            "some.yaml:1 weight: expected a number from 0 to 10. Found: nothing.",
                            "some.yaml:5 part.depth: expected a number from 0 to 1. Found: \"x\".",
                            "some.yaml:3 weihgt: expected one of name, size, weight, part. Found: the unknown key"
                                    + " \"weihgt\" (did you mean \"weight\"?).");
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
        void may_concern_keys_with_brackets_in_them() {
            parse("ok: 1\n\"a[b\": 1\n\"c[0]\": 2\n").end();
            assertThat(problems.all()).extracting(Problem::line).containsExactly(1, 2, 3);
        }

        @Test
        void quote_long_values_in_part_and_on_one_line() {
            parse("a: |\n  " + "x".repeat(100) + "\n  second\n").number("a", 0, 1);
            assertThat(problems.all().get(0).found()).hasSizeLessThan(70).endsWith("...\"").doesNotContain("\n");
        }

        @Test
        void are_thrown_together() {
            parse("a: 2\nb: 2\n").end();
            assertThatThrownBy(problems::throwIfAny)
                    .isInstanceOf(InvalidDocumentException.class)
                    .hasMessageContaining("some.yaml:1 a")
                    .hasMessageContaining("some.yaml:2 b")
                    .extracting(e -> ((InvalidDocumentException) e).problems().size())
                    .isEqualTo(2);
        }
    }
}
