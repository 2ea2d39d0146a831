package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Document;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Makes codecs from the text of their options. */
final class OptionsBench {
    static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");

    private OptionsBench() {}

    static CodecContext context(String uri, Signals signals) {
        return new CodecContext(URI.create(uri), Map.of(), WireBench.CALLER, signals, InstantSource.fixed(NOW));
    }

    static Section section(String yaml, Problems problems) {
        return Document.parse("agent.yaml", yaml, problems).orElseThrow();
    }

    /** The signals of that text, which has no problems. */
    static Signals signals(String yaml) {
        Problems problems = new Problems();
        Signals signals = Signals.read(section(yaml, problems));
        assertThat(problems.all()).isEmpty();
        return signals;
    }

    /** A line to the codec of that text, which has no problems. */
    static WireBench bench(Protocol protocol, CodecContext context, String yaml) {
        Problems problems = new Problems();
        AgentCodec codec = protocol.codec(context, section(yaml, problems));
        assertThat(problems.all()).isEmpty();
        return new WireBench(codec);
    }

    /** What is wrong with that text. */
    static List<String> problems(Protocol protocol, String uri, String yaml) {
        Problems problems = new Problems();
        protocol.codec(context(uri, Signals.NONE), section(yaml, problems));
        return problems.all().stream().map(Problem::toString).toList();
    }
}
