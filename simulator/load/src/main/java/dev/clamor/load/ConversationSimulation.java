package dev.clamor.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.clamor.engine.dialogue.ContactPlan;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol$;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one Gatling simulation: each virtual user takes the next arrival of the plan, waits until it is due, and carries
 * that contact to its end.
 *
 * <p>Users are injected {@value #LEAD_SECONDS} s ahead of their due time, one step a second, so that Gatling's own
 * injection granularity does not show in the arrivals.
 */
public final class ConversationSimulation extends Simulation {
    private static final int LEAD_SECONDS = 2;
    private static final long MICROS = 1_000_000;
    /** Beyond a few thousand steps Gatling's injector overflows its stack; longer runs take coarser steps. */
    private static final int MAX_STEPS = 2_000;

    private static final double OVERTIME_SECONDS = 60;
    private static final String CUSTOMER = "customer";

    private final RunState run = GatlingRunner.current();

    /** Made by Gatling. */
    public ConversationSimulation() {
        LoadJob job = run.job();
        setUp(scenario("crowd")
                        .exec(this::arrive)
                        .exec(stopLoadGeneratorIf("stopped", session -> run.stopping()))
                        .exec(UserAction.of("begin", this::connect, this::begin))
                        .exec(asLongAs(session -> !customer(session).over(), "turn")
                                .on(exec(UserAction.of(
                                        "turn",
                                        context -> {},
                                        (session, next) -> customer(session).turn(next)))))
                        .injectOpen(steps(job)))
                .protocols(http.baseUrl(job.agent().toString())
                        .disableWarmUp()
                        .disableCaching()
                        .disableAutoReferer()
                        .disableAutoOrigin()
                        .disableFollowRedirect())
                .maxDuration(Duration.ofMillis((long)
                        (1_000 * (job.workload().seconds() + LEAD_SECONDS + job.drainSeconds() + OVERTIME_SECONDS))));
    }

    private Session arrive(Session session) {
        run.clock().startIn(LEAD_SECONDS * MICROS);
        ContactPlan plan = run.take();
        if (plan == null) {
            throw new IllegalStateException("load: expected as many users as planned contacts. Found: more users");
        }
        return session.set(
                CUSTOMER,
                new VirtualUser(run, plan, session.userId(), session.asScala().eventLoop()));
    }

    private void connect(ScenarioContext context) {
        HttpComponents components =
                context.protocolComponentsRegistry().components(HttpProtocol$.MODULE$.HttpProtocolKey());
        LoadJob job = run.job();
        run.exchange(new GatlingExchange(
                components.httpEngine(), job.agent(), job.codec(), (long) (job.requestTimeoutSeconds() * 1_000)));
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

    private static OpenInjectionStep[] steps(LoadJob job) {
        long[] due = job.dueMicros();
        long last = due.length == 0 ? 0 : due[due.length - 1];
        long width = MICROS * (last / MICROS / MAX_STEPS + 1);
        List<OpenInjectionStep> steps = new ArrayList<>();
        int next = 0;
        for (long end = width; next < due.length; end += width) {
            int first = next;
            while (next < due.length && due[next] < end) {
                next++;
            }
            Duration step = Duration.ofSeconds(width / MICROS);
            steps.add(next == first ? nothingFor(step) : rampUsers(next - first).during(step));
        }
        return steps.toArray(new OpenInjectionStep[0]);
    }
}
