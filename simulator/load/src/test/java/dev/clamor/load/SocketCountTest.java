package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.Line;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketCountTest {
    private final SocketCount sockets = new SocketCount();

    @Test
    void a_connection_counts_once_from_its_first_use_to_its_closing() {
        EmbeddedChannel one = new EmbeddedChannel();
        EmbeddedChannel other = new EmbeddedChannel();
        sockets.used(one);
        sockets.used(other);
        sockets.used(one);
        assertThat(sockets.open()).isEqualTo(2);

        one.close();
        assertThat(sockets.open()).isEqualTo(1);
    }

    @Test
    void what_the_agent_refuses_is_no_failure_of_ours() {
        sockets.failed(new ConnectException("Connection refused"));
        assertThat(sockets.failures()).isZero();
    }

    /** What Netty throws when the process has no descriptor left. */
    @Test
    void a_socket_that_cannot_be_made_is_ours_and_counted() throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        CompletableFuture<AgentReply.Failed> lost = new CompletableFuture<>();
        try {
            new NettySocket(loops.next(), handshake(), 60_000, listener(lost), sockets)
                    .open(
                            () -> {
                                throw new ChannelException(
                                        "Unable to create new socket", new IOException("Too many open files"));
                            },
                            null,
                            Passage.STRAIGHT);
            assertThat(lost.get(20, TimeUnit.SECONDS).fault()).isEqualTo(Fault.HARNESS);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
        assertThat(sockets.failures()).isEqualTo(1);
        assertThat(sockets.open()).isZero();
    }

    private static AgentRequest handshake() {
        return AgentRequest.get(URI.create("ws://127.0.0.1:9/turn"), Map.of());
    }

    private static Line.SocketListener listener(CompletableFuture<AgentReply.Failed> lost) {
        return new Line.SocketListener() {
            @Override
            public void opened() {
                lost.completeExceptionally(new AssertionError("opened"));
            }

            @Override
            public void text(String message) {
                lost.completeExceptionally(new AssertionError(message));
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                lost.complete(failure);
            }
        };
    }
}
