package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static JsonNode value(String name) {
        return switch (name) {
            case "message" -> TextNode.valueOf("a \"b\"\n\u20ac&/?");
            case "turn" -> IntNode.valueOf(3);
            case "session.map" -> JsonNodeFactory.instance.objectNode().put("k", "v");
            default -> MissingNode.getInstance();
        };
    }

    private static String fill(String text, Template.Kind kind) {
        return Template.of(text, kind).fill(TemplateTest::value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "{\"m\":\"{message}\"}; {\"m\":\"a \\\"b\\\"\\n\u20ac&/?\"}",
                "{\"m\":{message}}; {\"m\":\"a \\\"b\\\"\\n\u20ac&/?\"}",
                "{\"m\":\"say \\\"{turn}\\\"\"}; {\"m\":\"say \\\"3\\\"\"}",
                "{\"n\":{turn}}; {\"n\":3}",
                "{\"c\":{session.map}}; {\"c\":{\"k\":\"v\"}}",
                "{\"c\":\"{session.map}\"}; {\"c\":\"{\\\"k\\\":\\\"v\\\"}\"}",
                "{\"x\":{session.none},\"y\":\"{session.none}\"}; {\"x\":null,\"y\":\"\"}",
                "{\"t\":\"{{turn}\"}; {\"t\":\"{turn}\"}",
                "{}; {}",
                "[{ },{}]; [{ },{}]"
            })
    void in_json_a_value_is_escaped_inside_quotes_and_json_outside(String template, String filled) {
        assertThat(fill(template, Template.Kind.JSON)).isEqualTo(filled);
    }

    @Test
    void an_address_and_a_form_are_percent_encoded() {
        assertThat(fill("/say/{turn}?q={message}", Template.Kind.ADDRESS))
                .isEqualTo("/say/3?q=a%20%22b%22%0A%E2%82%AC%26%2F%3F");
        assertThat(fill("q={message}&n={turn}", Template.Kind.FORM))
                .isEqualTo("q=a%20%22b%22%0A%E2%82%AC%26%2F%3F&n=3");
    }

    @Test
    void an_address_may_begin_with_one_that_the_agent_told() {
        assertThat(Template.of("{session.next}/x", Template.Kind.ADDRESS).fill(name -> TextNode.valueOf("/a/b?c=d")))
                .isEqualTo("/a/b?c=d/x");
    }

    @Test
    void a_header_is_one_line_of_ascii() {
        assertThat(fill("x {message}", Template.Kind.HEADER)).isEqualTo("x a \"b\" ?&/?");
        assertThat(fill("x {message}", Template.Kind.PLAIN)).isEqualTo("x a \"b\"\n\u20ac&/?");
    }

    @Test
    void whatever_is_said_a_json_body_stays_json() throws JsonProcessingException {
        Template template = Template.of("{\"a\":\"{message}\",\"b\":{message}}", Template.Kind.JSON);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder said = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                said.appendCodePoint(
                        random.nextInt(4) == 0 ? "\"\\{}\n\u0000".charAt(random.nextInt(6)) : random.nextInt(0xD7FF));
            }
            String filled = template.fill(name -> TextNode.valueOf(said.toString()));
            JsonNode read = JsonBody.JSON.readTree(filled);
            assertThat(read.path("a").asText()).isEqualTo(said.toString());
            assertThat(read.path("b").asText()).isEqualTo(said.toString());
        }
    }
}
