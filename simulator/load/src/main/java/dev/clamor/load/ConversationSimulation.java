package dev.clamor.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.core.config.NettyConfiguration;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol$;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.netty.util.Transports;
import java.time.Duration;

/**
 * The one Gatling simulation: each virtual user takes the next arrival of the plan, waits until it is due, and carries
 * that contact to its end.
 */
public final class ConversationSimulation extends Simulation {
    private static final double OVERTIME_SECONDS = 60;
    private static final String CUSTOMER = "customer";

    private final RunState run = GatlingRunner.current();

    /** Made by Gatling. */
    public ConversationSimulation() {
        LoadJob job = run.job();
        ScenarioBuilder crowd = scenario("crowd")
                .exec(this::arrive)
                .exec(stopIfAsked())
                .exitHereIf(session -> !session.contains(CUSTOMER))
                .exec(UserAction.of("begin", this::connect, this::begin))
                .exec(asLongAs(session -> !customer(session).over(), "turn")
                        .on(exec(UserAction.of(
                                "turn",
                                context -> {},
                                (session, next) -> customer(session).turn(next)))))
                .exec(stopIfAsked());
        setUp(run.injection().into(crowd))
                .protocols(http.baseUrl(run.agent().uri().toString())
                        .shareConnections() // spares a TLS context per user; turns ask for connections of their own
                        .disableWarmUp()
                        .disableCaching()
                        .disableAutoReferer()
                        .disableAutoOrigin()
                        .disableFollowRedirect())
                .maxDuration(Duration.ofMillis((long) (1_000 * (job.drainSeconds() + OVERTIME_SECONDS))
                        + (job.schedule().latestMicros() + run.injection().leadMicros()) / 1_000));
    }

    private ChainBuilder stopIfAsked() {
        return stopLoadGeneratorIf("stopped", session -> run.finished());
    }

    /** Gatling would log an exception thrown from here and go on with a user that has no customer. */
    private Session arrive(Session session) {
        run.clock().startIn(run.injection().leadMicros());
        try {
            return session.set(
                    CUSTOMER,
                    new VirtualUser(
                            run, run.take(), session.userId(), session.asScala().eventLoop()));
        } catch (RuntimeException e) {
            run.harnessFault(e);
            return session;
        }
    }

    private void connect(ScenarioContext context) {
        HttpComponents components =
                context.protocolComponentsRegistry().components(HttpProtocol$.MODULE$.HttpProtocolKey());
        NettyConfiguration netty = context.coreComponents().configuration().netty();
        GatlingExchange exchange = new GatlingExchange(
                components.httpEngine(),
                Transports.newSocketChannelFactory(netty.useNativeTransport(), netty.useIoUring()),
                (long) (run.agent().requestTimeoutSeconds() * 1_000),
                null);
        exchange.address(run.agent().uri());
        run.exchange(exchange);
        run.awaitFirst(); // Gatling builds its actions last, and then starts the first user
    }

    private void begin(io.gatling.core.session.Session session, Runnable next) {
        GatlingRunner.sampler().probe(session.eventLoop().parent());
        customer(session).begin(next);
    }

    private static VirtualUser customer(Session session) {
        return session.<VirtualUser>get(CUSTOMER);
    }

    private static VirtualUser customer(io.gatling.core.session.Session session) {
        return (VirtualUser) session.attributes().apply(CUSTOMER);
    }
}
