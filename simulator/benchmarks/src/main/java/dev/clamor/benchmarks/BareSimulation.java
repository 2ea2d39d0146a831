package dev.clamor.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The least that Gatling's own language needs to carry the same conversations: one user per contact, one request per
 * recorded message and the pause before it, the body read, connections of each user's own.
 */
public final class BareSimulation extends Simulation {
    private static final LongAdder TURNS = new LongAdder();
    private static final LongAdder FAILED = new LongAdder();
    /** The slowest are cut off, after what is measured. */
    private static final double DRAIN_SECONDS = 5;

    private static final String TURN = "turn";
    private static final String REPLY = "reply";
    private static final Map<String, String> HEADERS = Map.of(
            "Accept", "application/json",
            "Content-Type", "application/json",
            "User-Agent", "clamor/benchmark",
            "X-Clamor-Run", "benchmark");

    private final Recording.Message[][] contacts;

    /** Made by Gatling. */
    public BareSimulation() {
        CostPlan plan = CostPlan.of(System.getProperty(BareRun.ARGUMENTS).split(BareRun.SEPARATOR), 0);
        try {
            contacts = Recording.read(plan.recording());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setUp(scenario("bare")
                        .exec(repeat(session -> messages(session).length, TURN)
                                .on(pause(session -> Duration.ofNanos(
                                                1_000 * message(session).pauseMicros()))
                                        .exec(http(TURN)
                                                .post(plan.agent())
                                                .headers(HEADERS)
                                                .header(
                                                        Recording.KEY,
                                                        session ->
                                                                message(session).key())
                                                .body(ByteArrayBody(this::body))
                                                .check(
                                                        status().is(200),
                                                        bodyBytes().saveAs(REPLY)))))
                        .exec(this::count)
                        .injectOpen(constantUsersPerSec(plan.perSecond())
                                .during(Duration.ofMillis((long) (1_000 * plan.seconds())))))
                .protocols(http.disableWarmUp()
                        .disableCaching()
                        .disableAutoReferer()
                        .disableAutoOrigin()
                        .disableFollowRedirect())
                .maxDuration(Duration.ofMillis((long) (1_000 * (plan.seconds() + DRAIN_SECONDS))));
    }

    static long turns() {
        return TURNS.sum();
    }

    /** Contacts with a failed request. */
    static long failures() {
        return FAILED.sum();
    }

    private byte[] body(Session session) {
        TURNS.increment();
        return message(session).body();
    }

    private Session count(Session session) {
        if (session.isFailed()) {
            FAILED.increment();
        }
        return session;
    }

    private Recording.Message message(Session session) {
        return messages(session)[session.getInt(TURN)];
    }

    private Recording.Message[] messages(Session session) {
        return contacts[(int) (session.userId() - 1) % contacts.length];
    }
}
