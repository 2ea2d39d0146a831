package dev.clamor.engine.wire;

import dev.clamor.document.Section;
import java.util.List;

/**
 * The section {@code a2a} of a target file.
 *
 * @param stream whether the reply is asked for as a stream
 * @param form how 0.3 is written over HTTP
 * @param tenant sent with every request of 1.0, empty for none
 * @param outputModes media types that the customer can read
 * @param pollMillis pause before a task that still works is asked for again
 * @param mostPolls how often in a turn
 */
record A2aOptions(
        Version version,
        Binding binding,
        boolean stream,
        Form form,
        String tenant,
        List<String> outputModes,
        int pollMillis,
        int mostPolls) {
    private static final int SHORTEST_PAUSE = 50;
    private static final int LONGEST_PAUSE = 60_000;
    private static final int USUAL_PAUSE = 500;
    private static final int MOST_POLLS = 10_000;
    private static final int USUAL_POLLS = 120;

    /** Of the protocol; the method names, the enums and the shape of a message differ. */
    enum Version {
        V1_0("1.0"),
        V0_3("0.3");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What carries the requests. */
    enum Binding {
        JSONRPC,
        HTTP
    }

    /** How 0.3 is written over HTTP, on which servers disagree. */
    enum Form {
        /** By the protocol buffers file of 0.3: {@code content}, {@code ROLE_USER}. */
        PROTOBUF,
        /** By its JSON schema, as over JSON-RPC: {@code kind}, {@code parts}, {@code user}. */
        SCHEMA
    }

    static A2aOptions read(Section section) {
        List<String> modes = section.texts("output_modes");
        return new A2aOptions(
                version(section),
                section.choice("binding", Binding.class, Binding.JSONRPC),
                section.flag("stream", false),
                section.choice("http_form", Form.class, Form.PROTOBUF),
                section.text("tenant", ""),
                modes.isEmpty() ? List.of("text/plain") : modes,
                section.integer("poll_ms", SHORTEST_PAUSE, LONGEST_PAUSE, USUAL_PAUSE),
                section.integer("most_polls", 0, MOST_POLLS, USUAL_POLLS));
    }

    private static Version version(Section section) {
        String text = section.text("version", Version.V1_0.text());
        for (Version version : Version.values()) {
            if (version.text().equals(text)) {
                return version;
            }
        }
        section.wrong("version", "\"1.0\" or \"0.3\"");
        return Version.V1_0;
    }

    boolean old() {
        return version == Version.V0_3;
    }
}
