package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.engine.wire.TurnListener;
import io.gatling.http.client.HttpClientConfig;
import io.gatling.http.client.impl.DefaultHttpClient;
import io.gatling.http.engine.HttpEngine;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The native protocol over Gatling's client. */
class GatlingExchangeTest {
    private static final CodecContext.Caller CALLER = new CodecContext.Caller("test", "exchange", "chat");
    private static final long AMPLE_MILLIS = 10_000;
    private static final long PATIENCE_SECONDS = 15;

    private static EventLoopGroup loops;
    private static DefaultHttpClient client;

    @BeforeAll
    static void open() {
        loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        client = new DefaultHttpClient(new HttpClientConfig()
                .setConnectTimeout(AMPLE_MILLIS)
                .setChannelPoolIdleTimeout(AMPLE_MILLIS)
                .setDefaultCharset(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void close() {
        client.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Sends {@code text} as turn 1 of a contact and waits for what it comes to. */
    private static AgentReply say(URI target, long timeoutMillis, long user, String text) throws Exception {
        GatlingExchange exchange = new GatlingExchange(
                new HttpEngine(null, client, loops, null, null),
                NioSocketChannel::new,
                timeoutMillis,
                timeoutMillis,
                null,
                null);
        EventLoop loop = loops.next();
        CompletableFuture<AgentReply> reply = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        TurnListener listener = new TurnListener() {
            @Override
            public void part(int turn) {
                throw new AssertionError("nothing streams here");
            }

            @Override
            public void replied(int turn, AgentReply heard) {
                calls.incrementAndGet();
                reply.complete(heard);
            }

            @Override
            public void retried(int turn, Fault fault) {
                throw new AssertionError("nothing is sent twice here");
            }
        };
        loop.execute(() -> new NativeCodec(CodecContext.plain(target, CALLER))
                .session(
                        ContactId.ofArrival(user),
                        new GatlingLine(exchange, loop, user, Runnable::run, () -> micros -> {}),
                        listener)
                .say(new Utterance(1, text, false)));
        AgentReply heard = reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        loop.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(calls).hasValue(1);
        return heard;
    }

    private static AgentReply against(StubAgent.Script script) throws Exception {
        try (StubAgent agent = new StubAgent(script)) {
            return say(agent.address(), AMPLE_MILLIS, 7, "Hello");
        }
    }

    private static Fault fault(AgentReply reply) {
        assertThat(reply).isInstanceOf(AgentReply.Failed.class);
        return ((AgentReply.Failed) reply).fault();
    }

    @Test
    void a_reply_is_decoded() throws Exception {
        assertThat(against((request, out) -> StubAgent.reply(out, 200, "{\"reply\":\"Good morning\"}")))
                .isInstanceOfSatisfying(
                        AgentReply.Said.class, said -> assertThat(said.text()).isEqualTo("Good morning"));
    }

    @Test
    void the_request_is_what_the_codec_made() throws Exception {
        try (StubAgent agent = StubAgent.friendly()) {
            say(agent.address(), AMPLE_MILLIS, 8, "Zwölf Kühe");
            StubAgent.Request request = agent.requestsWith("Zwölf Kühe").get(0);
            assertThat(request.head()).startsWith("POST /turn HTTP/1.1\r\n");
            assertThat(request.header("Host"))
                    .isEqualTo("127.0.0.1:" + agent.address().getPort());
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("X-Clamor-Run")).isEqualTo("exchange");
            assertThat(request.header("Idempotency-Key")).endsWith("-1");
        }
    }

    @Test
    void half_a_chunked_body_is_a_reset() throws Exception {
        assertThat(fault(against((request, out) -> {
                    raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"reply\":\"I was about");
                    return false;
                })))
                .isEqualTo(Fault.RESET);
    }

    @Test
    void a_server_error_is_one() throws Exception {
        assertThat(fault(against((request, out) -> StubAgent.reply(out, 500, "oops"))))
                .isEqualTo(Fault.SERVER_ERROR);
    }

    @Test
    void a_body_that_is_not_json_is_unreadable() throws Exception {
        assertThat(fault(against((request, out) -> StubAgent.reply(out, 200, "<html>Welcome</html>"))))
                .isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void a_customer_keeps_one_connection_and_shares_it_with_nobody() throws Exception {
        try (StubAgent agent = StubAgent.friendly()) {
            List<Integer> order = new ArrayList<>();
            for (long user : new long[] {21, 21, 22}) {
                say(agent.address(), AMPLE_MILLIS, user, "from " + user + " as number " + order.size());
                order.add(agent.requestsWith("as number " + order.size()).get(0).nth());
            }
            assertThat(order).containsExactly(1, 2, 1);
        }
    }

    private static void raw(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
