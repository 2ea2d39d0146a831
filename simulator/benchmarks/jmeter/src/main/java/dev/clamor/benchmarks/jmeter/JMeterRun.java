package dev.clamor.benchmarks.jmeter;

import static us.abstracta.jmeter.javadsl.JmeterDsl.forLoopController;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.rpsThreadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;

import dev.clamor.benchmarks.CostPlan;
import dev.clamor.benchmarks.CpuWindow;
import dev.clamor.benchmarks.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.threadgroups.RpsThreadGroup.EventType;
import us.abstracta.jmeter.javadsl.http.DslHttpSampler;

/**
 * A child process: JMeter sends the recorded requests. One iteration is a contact of the mean number of turns, for a plan of
 * JMeter's has no loop of a length of the contact's own; bodies and keys are the recorded ones, in their order.
 */
public final class JMeterRun {
    /** Enough for the rate while replies take a few milliseconds. */
    private static final int MOST_THREADS = 200;

    private JMeterRun() {}

    /** First argument not used, then a {@link CostPlan}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        CostPlan plan = CostPlan.of(args, 1);
        Recording.Message[] all = Arrays.stream(Recording.read(plan.recording()))
                .flatMap(Arrays::stream)
                .toArray(Recording.Message[]::new);
        int turns = (int) Math.round(all.length / (plan.perSecond() * plan.seconds()));
        double contacts = all.length / plan.seconds() / turns;
        AtomicInteger next = new AtomicInteger();
        LongAdder sent = new LongAdder();
        ThreadLocal<Recording.Message> message = ThreadLocal.withInitial(() -> all[0]);
        DslHttpSampler sampler = httpSampler(plan.agent())
                .method("POST")
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "clamor/benchmark")
                .header("X-Clamor-Run", "benchmark")
                .header(Recording.KEY, vars -> {
                    message.set(all[Math.floorMod(next.getAndIncrement(), all.length)]);
                    sent.increment();
                    return message.get().key();
                })
                .body(vars -> new String(message.get().body(), StandardCharsets.UTF_8));
        CpuWindow window = new CpuWindow(plan.warmUpSeconds(), plan.windowEnd(), sent::sum);
        TestPlanStats stats = testPlan(rpsThreadGroup()
                        .maxThreads(MOST_THREADS)
                        .counting(EventType.ITERATIONS)
                        .rampToAndHold(contacts, Duration.ZERO, Duration.ofMillis((long) (1_000 * plan.seconds())))
                        .children(forLoopController(turns, sampler)))
                .run();
        if (stats.overall().errorsCount() > 0) {
            throw new IllegalStateException(
                    "JMeter: expected no errors. Found: " + stats.overall().errorsCount());
        }
        window.await();
    }
}
