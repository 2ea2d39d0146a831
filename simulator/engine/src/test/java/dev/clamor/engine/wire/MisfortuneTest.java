package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.Misfortune.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MisfortuneTest {
    static Stream<Arguments> misfortunes() {
        return Stream.of(
                arguments(new ConnectException("Connection refused"), Stage.CONNECTING, Fault.REFUSED),
                arguments(new NoRouteToHostException("No route to host"), Stage.CONNECTING, Fault.REFUSED),
                arguments(new HttpConnectTimeoutException("slow"), Stage.WAITING, Fault.CONNECT_TIMEOUT),
                arguments(new ConnectException("Connection timed out"), Stage.CONNECTING, Fault.CONNECT_TIMEOUT),
                arguments(new HttpTimeoutException("late"), Stage.WAITING, Fault.TIMEOUT),
                arguments(new HttpTimeoutException("late"), Stage.READING, Fault.UNFINISHED),
                arguments(new UnknownHostException("nowhere.invalid"), Stage.CONNECTING, Fault.UNRESOLVED),
                arguments(
                        caused(new ConnectException(), new UnresolvedAddressException()),
                        Stage.WAITING,
                        Fault.UNRESOLVED),
                arguments(new SSLHandshakeException("no protocol in common"), Stage.CONNECTING, Fault.TLS),
                arguments(
                        caused(new SSLException("bad"), new CertificateExpiredException()),
                        Stage.CONNECTING,
                        Fault.TLS),
                arguments(
                        caused(new SSLException("bad"), new CertPathBuilderException()),
                        Stage.CONNECTING,
                        Fault.HARNESS),
                arguments(caused(new SSLException("bad"), new SocketException("reset")), Stage.READING, Fault.RESET),
                arguments(caused(new IOException("null"), new EOFException()), Stage.READING, Fault.RESET),
                arguments(new ClosedChannelException(), Stage.WAITING, Fault.RESET),
                arguments(new IOException("premature close"), Stage.WAITING, Fault.RESET),
                arguments(new ProtocolException("status line?"), Stage.WAITING, Fault.UNREADABLE),
                arguments(new IllegalArgumentException("version?"), Stage.WAITING, Fault.UNREADABLE),
                arguments(new IllegalArgumentException("header?"), Stage.CONNECTING, Fault.HARNESS),
                arguments(
                        new CompletionException(new SocketException("Too many open files")),
                        Stage.WAITING,
                        Fault.HARNESS),
                arguments(
                        caused(new SocketException("x"), new BindException("in use")), Stage.CONNECTING, Fault.HARNESS),
                arguments(new SocketException("Network is unreachable"), Stage.CONNECTING, Fault.HARNESS),
                arguments(new StackOverflowError(), Stage.READING, Fault.HARNESS));
    }

    @ParameterizedTest
    @MethodSource("misfortunes")
    void every_exception_has_its_name(Throwable cause, Stage stage, Fault fault) {
        assertThat(Misfortune.of(cause, stage).fault()).isEqualTo(fault);
    }

    @Test
    void what_ran_out_here_is_ours_and_told_apart_from_what_the_agent_refuses() {
        assertThat(Stream.of(
                        "socket(..) failed with error(-24): Too many open files",
                        "connect(..) failed: Cannot assign requested address: /127.0.0.1:80",
                        "Address already in use",
                        "No buffer space available"))
                .allSatisfy(words -> {
                    ConnectException cause = new ConnectException(words);
                    assertThat(Misfortune.isExhaustion(new CompletionException(cause)))
                            .isTrue();
                    assertThat(Misfortune.of(cause, Stage.CONNECTING).fault()).isEqualTo(Fault.HARNESS);
                });
        assertThat(Misfortune.isExhaustion(new ConnectException("Connection refused")))
                .isFalse();
        assertThat(Misfortune.isExhaustion(new SocketException("Network is unreachable")))
                .isFalse();
    }

    @Test
    void lateness_is_named_by_how_far_the_request_had_come() {
        assertThat(Misfortune.late(Stage.CONNECTING, 50).fault()).isEqualTo(Fault.CONNECT_TIMEOUT);
        assertThat(Misfortune.late(Stage.WAITING, 50))
                .isEqualTo(new AgentReply.Failed(Fault.TIMEOUT, "no answer after 50 ms"));
        assertThat(Misfortune.late(Stage.READING, 50).fault()).isEqualTo(Fault.UNFINISHED);
    }

    @Test
    void what_was_to_be_sent_is_not_repeated() {
        String secret = "invalid header value: Bearer 12345";
        assertThat(Misfortune.of(new IllegalArgumentException(secret), Stage.CONNECTING)
                        .detail())
                .isEqualTo("IllegalArgumentException");
    }

    private static Throwable caused(Throwable outer, Throwable inner) {
        outer.initCause(inner);
        return outer;
    }
}
