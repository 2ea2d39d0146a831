package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** Golden files and ways to send them. */
final class Golden {
    private Golden() {}

    static String text(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String line(String name) {
        return text(name).strip();
    }

    /** A context with these signals, in YAML. */
    static CodecContext context(String signals, Map<String, String> headers) {
        Problems problems = new Problems();
        Signals read = signals.isEmpty()
                ? Signals.NONE
                : Signals.read(Document.parse("agent.yaml", signals, problems).orElseThrow());
        assertThat(problems.all()).isEmpty();
        return new CodecContext(
                WireBench.AGENT,
                headers,
                WireBench.CALLER,
                read,
                CodecContext.plain(WireBench.AGENT, WireBench.CALLER).clock());
    }

    /** The codec of a protocol with these options, in YAML. */
    static AgentCodec codec(Protocol protocol, CodecContext context, String options) {
        Problems problems = new Problems();
        AgentCodec codec = protocol.codec(context, section(options, problems));
        assertThat(problems.all()).isEmpty();
        return codec;
    }

    static Section section(String options, Problems problems) {
        return Document.parse("agent.yaml", options, problems).orElseThrow();
    }

    /**
     * The stream means the same wherever the network cuts it: in two at every byte, and byte by byte.
     *
     * @param bench a new conversation each time, the first turn said
     */
    static void reads_the_same_wherever_it_is_cut(String stream, Supplier<WireBench> bench) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        WireBench whole = bench.get();
        send(whole, List.of(bytes));
        for (int cut = 0; cut <= bytes.length; cut++) {
            WireBench halves = bench.get();
            send(halves, List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)));
            assertThat(halves.replies).as("cut at %d", cut).isEqualTo(whole.replies);
        }
        WireBench single = bench.get();
        WireBench.Sent request = single.last();
        request.begin(200);
        for (byte one : bytes) {
            request.chunk(new byte[] {one});
        }
        request.end();
        assertThat(single.replies).isEqualTo(whole.replies);
    }

    private static void send(WireBench bench, List<byte[]> pieces) {
        WireBench.Sent request = bench.last();
        request.begin(200);
        pieces.forEach(request::chunk);
        request.end();
    }

    /** Whatever of the exchange is changed or missing, the turn gets an answer and nothing is thrown. */
    static void never_throws(String exchange, Supplier<WireBench> bench) {
        SplittableRandom random = new SplittableRandom(11);
        byte[] bytes = exchange.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (int j = random.nextInt(6); j > 0 && changed.length > 0; j--) {
                changed[random.nextInt(changed.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:0".charAt(random.nextInt(8)));
            }
            WireBench one = bench.get();
            Assertions.assertThatCode(() -> one.last().answer(200, changed, Map.of()))
                    .as(() -> new String(changed, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }
}
