package dev.clamor.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.clamor.conversation.RunEvent.EndReason;
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
import org.jspecify.annotations.Nullable;

/**
 * The one Gatling simulation: each virtual user takes the next arrival of the plan, waits until it is due, and carries
 * that contact to its end, and in a closed workload those that follow it.
 */
public final class ConversationSimulation extends Simulation {
    private static final double OVERTIME_SECONDS = 60;
    private static final String SEAT = "seat";

    private final RunState run = GatlingRunner.current();

    /** Made by Gatling. */
    public ConversationSimulation() {
        LoadJob job = run.job();
        ScenarioBuilder crowd = scenario("crowd")
                .exec(this::arrive)
                .exec(stopIfAsked())
                .exitHereIf(session -> !session.contains(SEAT))
                .exec(UserAction.of("begin", this::connect, this::begin))
                .exec(asLongAs(session -> !seat(session).over(), "turn")
                        .on(exec(UserAction.of(
                                "turn",
                                context -> {},
                                (session, next) -> seat(session).turn(next)))))
                .exec(stopIfAsked());
        setUp(run.injection().into(crowd))
                .protocols(http.baseUrl(run.lanes().get(0).agent().uri().toString())
                        .shareConnections() // spares a TLS context per user; turns ask for what the target file wants
                        .disableWarmUp()
                        .disableCaching()
                        .disableAutoReferer()
                        .disableAutoOrigin()
                        .disableFollowRedirect())
                .maxDuration(Duration.ofMillis((long) (1_000 * (job.drainSeconds() + OVERTIME_SECONDS))
                        + (job.schedule().latestMicros() + run.injection().leadMicros() + waitMicros()) / 1_000));
    }

    /** Until the instant at which the run is to begin, if one was set. */
    private long waitMicros() {
        return Math.max(0, -run.micros());
    }

    private ChainBuilder stopIfAsked() {
        return stopLoadGeneratorIf("stopped", session -> run.finished());
    }

    /** Gatling would log an exception thrown from here and go on with a user that has no customer. */
    private Session arrive(Session session) {
        if (run.injection().late()) {
            run.stop(EndReason.TOO_LATE);
            return session;
        }
        run.clock().startIn(run.injection().leadMicros());
        try {
            return session.set(
                    SEAT,
                    new Seat(
                            run,
                            run.injection().take(),
                            session.userId(),
                            session.asScala().eventLoop()));
        } catch (RuntimeException e) {
            run.harnessFault(e);
            return session;
        }
    }

    private void connect(ScenarioContext context) {
        HttpComponents components =
                context.protocolComponentsRegistry().components(HttpProtocol$.MODULE$.HttpProtocolKey());
        NettyConfiguration netty = context.coreComponents().configuration().netty();
        for (Lane lane : run.lanes()) {
            GatlingExchange exchange = new GatlingExchange(
                    components.httpEngine(),
                    Transports.newSocketChannelFactory(netty.useNativeTransport(), netty.useIoUring()),
                    (long) (lane.agent().requestTimeoutSeconds() * 1_000),
                    (long) (lane.agent().connectTimeoutSeconds() * 1_000),
                    null,
                    pool(lane.agent().ceilings().connections()));
            exchange.address(lane.agent().uri());
            lane.exchange(exchange);
        }
        run.awaitFirst(); // Gatling builds its actions last, and then starts the first user
    }

    private static @Nullable ConnectionPool pool(int most) {
        return most == Integer.MAX_VALUE ? null : new ConnectionPool(most, System::nanoTime);
    }

    private void begin(io.gatling.core.session.Session session, Runnable next) {
        GatlingRunner.sampler().probe(session.eventLoop().parent());
        run.faults().begin();
        seat(session).begin(next);
    }

    private static Seat seat(Session session) {
        return session.<Seat>get(SEAT);
    }

    private static Seat seat(io.gatling.core.session.Session session) {
        return (Seat) session.attributes().apply(SEAT);
    }
}
