package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** GoldenAnswers files beside the tests, and what every codec is put through with them. */
final class GoldenAnswers {
    private static final int TRIALS = 1_000;

    private GoldenAnswers() {}

    static String text(String name) {
        try (InputStream in = GoldenAnswers.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(String name) {
        return tree(text(name));
    }

    /** The body of a request. */
    static JsonNode body(WireBench.Sent sent) {
        return tree(sent.body());
    }

    private static JsonNode tree(String text) {
        try {
            return JsonBody.JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Feeds answers cut short or changed anywhere, and noise: each turn gets one reply and nothing is thrown. */
    static void damage(String name, Supplier<WireBench> benches) {
        SplittableRandom random = new SplittableRandom(11);
        byte[] answer = text(name).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < TRIALS; i++) {
            byte[] bytes = Arrays.copyOf(answer, i % 2 == 0 ? answer.length : random.nextInt(answer.length + 1));
            for (int j = random.nextInt(4); j > 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (i % 10 == 0) {
                bytes = new byte[random.nextInt(64)];
                random.nextBytes(bytes);
            }
            one(bytes, benches.get());
        }
    }

    /** Feeds bodies that are no answer, or one of odd types. */
    static void hostile(Supplier<WireBench> benches, String... more) {
        String[] common = {
            "",
            " ",
            "{",
            "}",
            "[",
            "null",
            "true",
            "42",
            "\"text\"",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "[7]",
            "[{}]",
            "<html></html>",
            "data: {}\n\n",
            "\u0000\u0001",
            "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "9".repeat(5_000),
            "{\"" + "k".repeat(60_000) + "\":1}"
        };
        for (String body : common) {
            one(body.getBytes(StandardCharsets.UTF_8), benches.get());
        }
        for (String body : more) {
            one(body.getBytes(StandardCharsets.UTF_8), benches.get());
        }
    }

    private static void one(byte[] bytes, WireBench bench) {
        assertThatCode(() -> bench.say(1, "Hello").answer(200, bytes, Map.of()))
                .as(new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1))
                .doesNotThrowAnyException();
        assertThat(bench.replies).containsOnlyKeys(1);
    }
}
