package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatQuestionTest {
    @Test
    void a_question_is_a_system_and_a_user_message() {
        assertThat(new String(ChatQuestion.request("m", 0, "be brief", "what \"is\" it?"), StandardCharsets.UTF_8))
                .isEqualTo("{\"model\":\"m\",\"temperature\":0.0,\"stream\":false,\"messages\":["
                        + "{\"role\":\"system\",\"content\":\"be brief\"},"
                        + "{\"role\":\"user\",\"content\":\"what \\\"is\\\" it?\"}]}");
    }

    @Test
    void the_answer_is_the_text_of_the_first_choice() {
        assertThat(answer("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"CHAT\"}},{}]}"))
                .contains("CHAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"choices\":[]}", "{\"choices\":[{\"message\":{\"content\":null}}]}"})
    void anything_else_is_no_answer(String body) {
        assertThat(answer(body)).isEmpty();
    }

    private static java.util.Optional<String> answer(String body) {
        return ChatQuestion.answer(body.getBytes(StandardCharsets.UTF_8));
    }
}
