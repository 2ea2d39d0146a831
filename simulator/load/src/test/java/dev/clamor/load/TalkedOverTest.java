package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeStreamCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Customers against an agent that talks slowly. */
@Timeout(60)
class TalkedOverTest {
    private static final int CONTACTS = 120;
    private static final int PARTS = 60;
    private static final int PACE_MILLIS = 100;
    private static final long LEAST_INTO_REPLY_MICROS = 800_000;

    /** Six seconds of a word at a time, unless the customer hangs up. */
    private static boolean slowly(OutputStream out) throws IOException, InterruptedException {
        chunk(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n", false);
        for (int i = 0; i < PARTS; i++) {
            chunk(out, "event: delta\ndata: {\"text\":\"word" + i + " \"}\n\n", true);
            boolean never = new CountDownLatch(1).await(PACE_MILLIS, TimeUnit.MILLISECONDS);
            assertThat(never).isFalse();
        }
        chunk(out, "event: done\ndata: " + StubAgent.REPLY + "\n\n", true);
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    private static void chunk(OutputStream out, String text, boolean framed) throws IOException {
        String bytes = framed ? Integer.toHexString(text.length()) + "\r\n" + text + "\r\n" : text;
        out.write(bytes.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void the_time_to_talking_over_a_reply_counts_from_its_beginning_whatever_comes_meanwhile() {
        Crowd crowd = new Crowd();
        try (StubAgent agent = new StubAgent((request, out) -> slowly(out))) {
            NativeStreamCodec codec = new NativeStreamCodec(
                    CodecContext.plain(agent.address(), new CodecContext.Caller("test", "slow", "chat")));
            RunEvent.RunEnded end = GatlingRunner.run(crowd.speaking(codec, CONTACTS, agent.address()));
            assertThat(end.closed()).isEqualTo(CONTACTS);
            assertThat(end.harnessFaults()).isZero();
        }
        List<TurnEvent.ReplyCut> late = crowd.seen(TurnEvent.ReplyCut.class).stream()
                .filter(cut -> cut.latencyMicros() - cut.firstMicros() >= LEAST_INTO_REPLY_MICROS)
                .toList();
        assertThat(late)
                .as("talked over after more than one part")
                .isNotEmpty()
                .allSatisfy(cut -> assertThat(cut.text().split(" ").length).isGreaterThan(1));
    }
}
