package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

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

    /** The stream means the same wherever the network cuts it: in two at every byte, and byte by byte. */
    static void reads_the_same_wherever_it_is_cut(String stream, AgentCodec codec) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        WireBench whole = read(codec, List.of(bytes));
        assertThat(whole.replies.size() + whole.sent.size()).isGreaterThan(1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            WireBench halves =
                    read(codec, List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)));
            same(halves, whole, "cut at " + cut);
        }
        List<byte[]> single = new ArrayList<>();
        for (byte one : bytes) {
            single.add(new byte[] {one});
        }
        same(read(codec, single), whole, "byte by byte");
    }

    private static void same(WireBench bench, WireBench whole, String how) {
        assertThat(bench.replies).as(how).isEqualTo(whole.replies);
        assertThat(bench.last().body()).as(how).isEqualTo(whole.last().body());
    }

    private static WireBench read(AgentCodec codec, List<byte[]> pieces) {
        WireBench bench = new WireBench(codec);
        WireBench.Sent request = bench.say(1, "Hello");
        request.begin(200);
        pieces.forEach(request::chunk);
        request.end();
        return bench;
    }

    /** Whatever of an answer is changed or missing, nothing is thrown, and there is a reply or another request. */
    static void never_throws(String answer, AgentCodec codec) {
        SplittableRandom random = new SplittableRandom(11);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        String syntax = "{}[]\",:0";
        for (int i = 0; i < 1_500; i++) {
            byte[] changed = Arrays.copyOf(bytes, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
            for (int j = random.nextInt(6); j > 0 && changed.length > 0; j--) {
                boolean noise = random.nextBoolean();
                int put = noise ? random.nextInt(256) : syntax.charAt(random.nextInt(syntax.length()));
                changed[random.nextInt(changed.length)] = (byte) put;
            }
            WireBench bench = new WireBench(codec);
            bench.say(1, "Hello").answer(200, changed, Map.of());
            bench.pass(1_000_000);
            assertThat(bench.replies.size() + bench.sent.size()).isGreaterThan(1);
        }
    }
}
