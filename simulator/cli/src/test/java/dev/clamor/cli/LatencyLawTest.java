package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.persona.Population;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.ScenarioMix;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What an agent's latency is, a run reports: the real generator against an agent of a known law. The full table, up to and
 * beyond what a machine can do, is {@code LatencyLaw} of the benchmarks.
 */
@Timeout(120)
class LatencyLawTest {
    private static final RandomStreams STREAMS = new RandomStreams(20_261_121);
    private static final Cast CAST =
            new Cast(new Population(PersonaCatalog.packaged()), new ScenarioMix(ScenarioCatalog.packaged()), STREAMS);
    private static final DialogueSettings HASTY = new DialogueSettings(10_000, DialogueSettings.Leaving.SURVEY_EXIT);
    private static final MetricsConfig METRICS = new MetricsConfig(
            new TreeSet<>(Set.of(1_000L)), MetricsConfig.DEFAULT_SLICE_SECONDS, MetricsConfig.DEFAULT_WORST);
    private static final double SHARE = 0.02;
    /** HdrHistogram's three digits, a timer's grain, loopback. */
    private static final double GRAIN_MILLIS = 4;

    /** Two kinds of answers: nine in ten uniform from 100 to 200 ms, the others from 800 to 1200 ms. */
    private static final DoubleUnaryOperator BIMODAL = u -> u < 0.9 ? 100 + 100 * u / 0.9 : 800 + 400 * (u - 0.9) / 0.1;

    private static final double HOLD_MILLIS = 1_500;

    /**
     * The run's percentiles against those of the very times that the agent drew, so that there is no sampling error: 2 %, and
     * what the generator and the agent themselves say that their timers were late. The times drawn against the law: with n
     * draws the share of draws below its p-quantile has the standard error sqrt(p (1 - p) / n); five of them are passed
     * once in 1.7 million.
     */
    @Test
    void percentiles_of_a_run_are_those_of_the_agents_law() throws InterruptedException {
        try (LawAgent agent = new LawAgent(BIMODAL, 7)) {
            run(5, 1, agent.address(), event -> {}); // compiles, and is forgotten
            agent.forget();
            MetricsSnapshot snapshot = run(40, 4, agent.address(), event -> {});

            assertThat(snapshot.end().orElseThrow().reason()).isEqualTo(EndReason.COMPLETED);
            LatencySummary service = snapshot.latency().service();
            assertThat(service.count()).isGreaterThan(300).isCloseTo(agent.answers(), within(20L));
            double admitted = agent.latestMillis() + snapshot.health().loopDelayMaxMillis();
            for (double p : new double[] {0.5, 0.95}) {
                double drawn = agent.drawnQuantile(p);
                double apart = SHARE * drawn + GRAIN_MILLIS + admitted;
                assertThat(at(p, service)).as("service, %s", p).isCloseTo(drawn, within(apart));
                double lag = Math.max(0, snapshot.health().lagMaxMillis());
                assertThat(at(p, snapshot.latency().response()))
                        .as("response, %s", p)
                        .isCloseTo(drawn, within(apart + lag));
                double error = 5 * Math.sqrt(p * (1 - p) / agent.answers());
                assertThat(drawn)
                        .as("drawn, %s", p)
                        .isBetween(BIMODAL.applyAsDouble(p - error), BIMODAL.applyAsDouble(Math.min(1, p + error)));
            }
        }
    }

    /** The event loops are held for a second and a half, once each: customers who were due wait, and then are served fast. */
    @Test
    void a_generator_that_was_held_back_shows_in_response_time_and_not_in_service_time() throws InterruptedException {
        AtomicInteger spoken = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Set<Thread> held = ConcurrentHashMap.newKeySet();
        Consumer<LogEvent> holding = event -> {
            if (event instanceof TurnEvent.ContactOpened
                    && spoken.incrementAndGet() > 30
                    && held.add(Thread.currentThread())) {
                await(never);
            }
        };
        try (LawAgent agent = new LawAgent(u -> 5, 7)) {
            run(5, 1, agent.address(), event -> {});
            MetricsSnapshot snapshot = run(40, 3, agent.address(), holding);

            assertThat(held).isNotEmpty();
            MetricsSnapshot.Latency latency = snapshot.latency();
            double hidden = latency.response().max() - latency.service().p50();
            assertThat(hidden).isGreaterThan(HOLD_MILLIS / 2);
            assertThat(latency.response().mean())
                    .isGreaterThan(latency.service().mean());
            assertThat(latency.response().p99()).isGreaterThan(latency.service().p50() + HOLD_MILLIS / 4);
            assertThat(snapshot.health().loopDelayMaxMillis()).isGreaterThan(HOLD_MILLIS * 0.9);
            assertThat(snapshot.health().lagMaxMillis()).isGreaterThan(HOLD_MILLIS / 4);
        }
    }

    private static void await(CountDownLatch never) {
        try {
            assertThat(never.await((long) HOLD_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double at(double share, LatencySummary latency) {
        return share == 0.5 ? latency.p50() : latency.p95();
    }

    private static MetricsSnapshot run(double perSecond, double seconds, URI agent, Consumer<LogEvent> watcher) {
        Workload.OpenWorkload workload = new Workload.OpenWorkload(
                List.of(new Stage("only", perSecond, perSecond, seconds, false)), Workload.Spacing.EVEN);
        RunMetrics metrics = new RunMetrics(METRICS);
        GatlingRunner.run(new LoadJob(
                new FixedSchedule(workload, Arrivals.dueMicros(workload, 0, STREAMS), Shard.WHOLE),
                CAST,
                new Endpoint(
                        agent,
                        new NativeCodec(CodecContext.plain(agent, new CodecContext.Caller("test", "law", "chat"))),
                        HASTY,
                        10),
                30,
                event -> {
                    synchronized (metrics) {
                        metrics.accept(event);
                    }
                    watcher.accept(event);
                },
                () -> 0));
        synchronized (metrics) {
            return metrics.snapshot();
        }
    }
}
