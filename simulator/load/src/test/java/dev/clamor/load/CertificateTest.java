package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.FaultWindow;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import dev.clamor.load.fault.FaultDriver;
import dev.clamor.load.fault.Faults;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultTiming;
import dev.clamor.load.plan.FaultWindows.Planned;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.persona.RandomStreams;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates an agent may show. They are made by the JDK's keytool, for 127.0.0.1 and by an authority of our own. */
@Timeout(60)
class CertificateTest {
    private static final String PASSWORD = "not-a-secret";
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    @TempDir
    static Path folder;

    private static KeyStore good;
    private static KeyStore expired;

    @BeforeAll
    static void makeCertificates() throws Exception {
        String keys = "-keyalg EC -groupname secp256r1 -validity 30";
        keytool("-genkeypair -alias authority -dname CN=Authority -ext bc:c " + keys);
        keytool("-genkeypair -alias server -dname CN=Agent " + keys);
        keytool("-certreq -alias server -file request.pem");
        keytool("-gencert -alias authority -infile request.pem -outfile good.pem -ext san=ip:127.0.0.1 -validity 30");
        keytool("-gencert -alias authority -infile request.pem -outfile expired.pem -ext san=ip:127.0.0.1"
                + " -startdate -60d -validity 30");
        keytool("-importcert -noprompt -alias server -file good.pem");
        good = load();
        keytool("-importcert -noprompt -alias server -file expired.pem");
        expired = load();
    }

    private static void keytool(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-keystore", "keys.p12", "-storetype", "PKCS12", "-storepass", PASSWORD));
        Path said = folder.resolve("keytool.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor())
                .as("%s: %s", arguments, Files.readString(said))
                .isZero();
    }

    private static KeyStore load() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static ServerSocketFactory sockets(KeyStore store) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(
                SERVER,
                store.getKey(SERVER, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                store.getCertificateChain(SERVER));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static TrustManagerFactory trust() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, good.getCertificate(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    /** Status or fault of a request, then what a WebSocket comes to, at an agent with that certificate. */
    private static List<Object> visit(KeyStore certificate, TrustManagerFactory trust, String host) throws Exception {
        return visit(certificate, trust, host, line -> line);
    }

    private static List<Object> visit(
            KeyStore certificate, TrustManagerFactory trust, String host, Function<GatlingLine, Line> laid)
            throws Exception {
        StubAgent.Scene scene = (request, in, out) -> {
            if (request.header("Upgrade").isEmpty()) {
                return StubAgent.reply(out, 200, StubAgent.REPLY);
            }
            StubSocket.accept(request, in, out);
            return !StubAgent.closedByClient(in);
        };
        try (StubAgent agent = new StubAgent(scene, sockets(certificate));
                LoopGround ground = new LoopGround(LineContract.AMPLE_MILLIS, trust)) {
            Outcome plain = new Outcome();
            Outcome socket = new Outcome();
            int port = agent.address().getPort();
            URI address = URI.create("https://" + host + ":" + port + "/");
            URI socketAddress = URI.create("wss://" + host + ":" + port + "/");
            Line line = laid.apply(ground.line());
            ground.run(() -> line.send(AgentRequest.get(address, Map.of()), plain));
            ground.run(() -> line.connect(AgentRequest.get(socketAddress, Map.of()), socket));
            return List.of(plain.get(), socket.get());
        }
    }

    @Test
    void it_is_verified_under_planned_faults_as_always() throws Exception {
        CountDownLatch on = new CountDownLatch(1);
        FaultKind slow = new FaultKind.Latency(30, 10, FaultKind.Direction.BOTH, 1);
        PlannedFault fault = new PlannedFault("slow", slow, new FaultTiming.Once("", 0, Long.MAX_VALUE));
        Planned planned = new Planned(fault, new FaultWindow("slow", slow.word(), 0, Long.MAX_VALUE));
        Faults faults = new Faults(List.of(planned), Faults.NONE.outside(), new RandomStreams(1));
        try (FaultDriver driver = new FaultDriver(faults, () -> 0, event -> on.countDown())) {
            driver.begin();
            assertThat(on.await(LineContract.AMPLE_MILLIS, TimeUnit.MILLISECONDS))
                    .isTrue();
            Function<GatlingLine, Line> under =
                    line -> line.under(driver.wires().of(1));
            assertThat(visit(good, trust(), "127.0.0.1", under)).containsExactly(200, "opened");
            assertThat(visit(good, trust(), "localhost", under)).containsExactly(Fault.TLS, Fault.TLS);
            assertThat(visit(expired, trust(), "127.0.0.1", under)).containsExactly(Fault.TLS, Fault.TLS);
        }
    }

    /** What a call came to. */
    private static final class Outcome implements Line.ResponseListener, Line.SocketListener {
        private final CompletableFuture<Object> end = new CompletableFuture<>();

        @Override
        public void answered(AgentResponse response) {
            end.complete(response.status());
        }

        @Override
        public void opened() {
            end.complete("opened");
        }

        @Override
        public void text(String message) {
            end.complete(message);
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            end.complete(failure.fault());
        }

        Object get() throws Exception {
            return end.get(LineContract.AMPLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void a_valid_certificate_is_taken() throws Exception {
        assertThat(visit(good, trust(), "127.0.0.1")).containsExactly(200, "opened");
    }

    @Test
    void an_expired_certificate_is_a_fault_of_the_agent() throws Exception {
        assertThat(visit(expired, trust(), "127.0.0.1")).containsExactly(Fault.TLS, Fault.TLS);
    }

    @Test
    void a_certificate_of_another_host_is_a_fault_of_the_agent() throws Exception {
        assertThat(visit(good, trust(), "localhost")).containsExactly(Fault.TLS, Fault.TLS);
    }

    @Test
    void an_authority_that_the_jdk_does_not_know_is_ours_to_know() throws Exception {
        assertThat(visit(good, null, "127.0.0.1")).containsExactly(Fault.HARNESS, Fault.HARNESS);
    }
}
