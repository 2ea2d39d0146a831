package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSelectorTest {
    /** The document of RFC 6901, section 5. */
    private static final String RFC =
            "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,\"k\\\"l\":6,\" \":7,\"m~n\":8}";

    private static JsonNode json(String text) {
        try {
            return JsonBody.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> select(String selector, String document) {
        return JsonSelector.of(selector).orElseThrow().in(json(document)).stream()
                .map(JsonNode::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "/foo; [\"bar\",\"baz\"]",
                "/foo/0; \"bar\"",
                "'/'; 0",
                "/a~1b; 1",
                "/c%d; 2",
                "/e^f; 3",
                "/g|h; 4",
                "/k\"l; 6",
                "'/ '; 7",
                "/m~0n; 8"
            })
    void pointers_mean_what_rfc_6901_says(String pointer, String value) {
        assertThat(select(pointer, RFC)).containsExactly(value);
    }

    @Test
    void an_empty_selector_selects_everything() {
        assertThat(select("", "[1]")).containsExactly("[1]");
    }

    @Test
    void a_star_stands_for_every_element_and_every_member() {
        String document = "{\"a\":[{\"t\":1},{\"u\":2},{\"t\":[3,4]},5],\"b\":{\"x\":{\"t\":6},\"y\":{\"t\":null}}}";
        assertThat(select("/a/*/t", document)).containsExactly("1", "[3,4]");
        assertThat(select("/b/*/t", document)).containsExactly("6");
        assertThat(select("/a/*/t/*", document)).containsExactly("3", "4");
        assertThat(select("/a/*", document)).hasSize(4);
        assertThat(select("/*/*/t", document)).containsExactly("1", "[3,4]", "6");
    }

    @Test
    void what_is_not_there_and_null_select_nothing() {
        assertThat(select("/x/*/y", "{\"x\":7}")).isEmpty();
        assertThat(select("/x", "{\"x\":null}")).isEmpty();
        assertThat(select("/x/0", "{\"x\":\"text\"}")).isEmpty();
        assertThat(select("/99999999999999", "[1]")).isEmpty();
    }

    @Test
    void texts_are_scalars_and_elements_of_arrays() {
        JsonSelector all = JsonSelector.of("/*").orElseThrow();
        assertThat(all.texts(json("[\"a\",1,true,null,{\"b\":1},[\"c\",null,[\"d\"],2.5]]")))
                .containsExactly("a", "1", "true", "c", "2.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "$.reply", "reply/text", " /reply"})
    void a_text_that_begins_with_no_slash_is_no_selector(String text) {
        assertThat(JsonSelector.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "$.reply.text, /reply/text",
        "$.messages[0].text, /messages/0/text",
        "$.messages[*].text, /messages/*/text",
        "$['messages'][*], /messages/*",
        "$, ''"
    })
    void a_json_path_is_answered_with_the_selector_meant(String path, String pointer) {
        assertThat(JsonSelector.quoted(path)).isEqualTo("\"" + path + "\" (did you mean \"" + pointer + "\"?)");
    }
}
