package dev.clamor.engine.wire;

import dev.clamor.document.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The protocols that Clamor speaks: a class and a line here each. */
public enum Protocol {
    /** One POST per customer turn with a JSON object each way. */
    NATIVE(NativeCodec::read),

    /** The objects of the native turn API over one WebSocket a contact. */
    NATIVE_WS(NativeSocketCodec::read),

    /** Bot Framework Direct Line 3.0. */
    DIRECT_LINE(DirectLineCodec::read),

    /** The same, with the reply as server-sent events. */
    NATIVE_SSE(NativeStreamCodec::read),

    /** Any JSON over HTTP, described in the target file. */
    GENERIC(GenericCodec::read),

    /** The REST channel of Rasa. */
    RASA(RasaCodec::read),

    /** Dialogflow CX, detectIntent. */
    DIALOGFLOW_CX(DialogflowCxCodec::read),

    /** Amazon Lex V2, RecognizeText. */
    LEX_V2(LexCodec::read),

    /** OpenAI-style chat completions, plain or streamed. */
    OPENAI(OpenAiCodec::read),

    /** A2A 1.0 and 0.3, plain or streamed. */
    A2A(A2aCodec::read);

    private final Maker maker;

    Protocol(Maker maker) {
        this.maker = maker;
    }

    @FunctionalInterface
    private interface Maker {
        AgentCodec read(CodecContext context, Section options);
    }

    /** Whether its answers have a place of their own for what the agent did. */
    public boolean tellsActions() {
        return this == NATIVE || this == NATIVE_SSE || this == NATIVE_WS;
    }

    /** The name in target files: {@code dialogflow_cx}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of that name in target files. */
    public static Optional<Protocol> of(String id) {
        return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }

    /** All names in target files. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Protocol::id).toList();
    }

    /**
     * Its codec for one run.
     *
     * @param options the protocol's own part of a target file; what is wrong with it is recorded in its problems
     */
    public AgentCodec codec(CodecContext context, Section options) {
        AgentCodec codec = maker.read(context, options);
        options.end();
        return codec;
    }
}
