package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Plays a golden exchange, line by line: {@code say TURN TEXT}; {@code > METHOD ADDRESS [BODY]}, the next request that
 * must have been sent; {@code < NUMBER STATUS BODY}, the answer to request NUMBER; {@code open NUMBER}, {@code << NUMBER
 * MESSAGE} and {@code >> NUMBER MESSAGE} for a WebSocket; {@code lose NUMBER}; {@code pass MICROS}; {@code cut TURN HEARD};
 * {@code reply TURN TEXT}; {@code waits TURN}; {@code close}. Lines that begin with # are comments. In the end nothing
 * may have been sent that the file does not show.
 */
final class GoldenExchange {
    private final WireBench bench;
    private int requests;
    private int[] frames = new int[64];

    private GoldenExchange(WireBench bench) {
        this.bench = bench;
    }

    static WireBench play(String name, AgentCodec codec) throws IOException {
        WireBench bench = new WireBench(codec);
        GoldenExchange exchange = new GoldenExchange(bench);
        try (InputStream in = GoldenExchange.class.getResourceAsStream(name)) {
            int number = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    exchange.take(name + " line " + number, line);
                }
            }
        }
        assertThat(bench.sent).as("requests in all").hasSize(exchange.requests);
        return bench;
    }

    private void take(String where, String line) {
        String[] parts = line.split(" ", 3);
        switch (parts[0]) {
            case "say" -> bench.say(Integer.parseInt(parts[1]), parts[2]);
            case ">" -> sent(where, line);
            case "<" -> {
                String[] answer = parts[2].split(" ", 2);
                byte[] body = (answer.length > 1 ? answer[1] : "").getBytes(StandardCharsets.UTF_8);
                request(parts[1]).answer(Integer.parseInt(answer[0]), body, Map.of());
            }
            case "open" -> request(parts[1]).open();
            case "<<" -> request(parts[1]).message(parts.length > 2 ? parts[2] : "");
            case ">>" -> {
                int socket = Integer.parseInt(parts[1]);
                assertThat(request(parts[1]).frames).as(where).hasSizeGreaterThan(frames[socket]);
                assertThat(request(parts[1]).frames.get(frames[socket]++))
                        .as(where)
                        .isEqualTo(parts[2]);
            }
            case "lose" -> request(parts[1]).lose(dev.clamor.conversation.Fault.RESET);
            case "pass" -> bench.pass(Long.parseLong(parts[1]));
            case "cut" ->
                assertThat(bench.session.cut(Integer.parseInt(parts[1])))
                        .as(where)
                        .isEqualTo(parts.length > 2 ? parts[2] : null);
            case "reply" ->
                assertThat(bench.said(Integer.parseInt(parts[1])).text().replace("\n", "\\n"))
                        .as(where)
                        .isEqualTo(parts[2]);
            case "waits" -> assertThat(bench.replies).as(where).doesNotContainKey(Integer.parseInt(parts[1]));
            case "close" -> bench.session.close();
            default -> throw new AssertionError(where + ": " + line);
        }
    }

    private WireBench.Sent request(String number) {
        return bench.sent.get(Integer.parseInt(number) - 1);
    }

    private void sent(String where, String line) {
        assertThat(bench.sent).as(where).hasSizeGreaterThan(requests);
        WireBench.Sent next = bench.sent.get(requests++);
        String body = next.body();
        assertThat("> " + next.request + (body.isEmpty() ? "" : " " + body))
                .as(where)
                .isEqualTo(line);
    }
}
