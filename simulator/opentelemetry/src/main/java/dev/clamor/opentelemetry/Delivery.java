package dev.clamor.opentelemetry;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans away on a thread of its own, in batches. {@link #offer} never waits: what finds the queue full is lost, and so
 * is a batch that the collector refuses, or does not take in {@value #MOST_ATTEMPTS} attempts. It is counted and told at the
 * end, and nowhere before.
 */
final class Delivery implements AutoCloseable {
    static final int MOST_WAITING = 32_768;
    static final int MOST_ATTEMPTS = 4;
    private static final int MOST_TOGETHER = 512;
    private static final long LOOK_MILLIS = 200;
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final BlockingQueue<SpanData> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final SpanExporter exporter;
    private final Sending sending;
    private final Thread thread = new Thread(this::run, "clamor-otlp");
    private volatile String problem = "";

    /** Kept, for the level of a logger that nobody holds is forgotten. */
    private final Logger library = Logger.getLogger("io.opentelemetry");

    Delivery(Collector collector) {
        library.setLevel(Level.OFF);
        Sending made = new Sending();
        this.sending = made;
        this.exporter = exporter(collector, made);
        thread.setDaemon(true);
    }

    private static SpanExporter exporter(Collector collector, Sending sending) {
        var builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.endpoint().toString())
                .setConnectTimeout(CONNECT)
                .setTimeout(ANSWER)
                .setComponentLoader(sending);
        collector.headers().forEach(builder::addHeader);
        return builder.build();
    }

    /** Gives the exporter our sender, and keeps it. */
    private static final class Sending implements ComponentLoader {
        private @Nullable JdkSender sender;

        @Override
        public <T> Iterable<T> load(Class<T> type) {
            HttpSenderProvider provider = config -> {
                JdkSender made = new JdkSender(config);
                sender = made;
                return made;
            };
            return type == HttpSenderProvider.class ? List.of(type.cast(provider)) : List.of();
        }

        private <R> R ask(Function<JdkSender, R> what, R otherwise) {
            JdkSender made = sender;
            return made == null ? otherwise : what.apply(made);
        }
    }

    void start() {
        thread.start();
    }

    /** Takes a span to be sent, or loses it at once; by one thread at a time. */
    void offer(SpanData span) {
        offered.incrementAndGet();
        if (!waiting.offer(span)) {
            problem = "more than " + MOST_WAITING + " waited";
        }
    }

    private void run() {
        List<SpanData> batch = new ArrayList<>(MOST_TOGETHER);
        try {
            while (true) {
                boolean last = ending.getCount() == 0;
                SpanData first = waiting.poll(last ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, MOST_TOGETHER - 1);
                    deliver(batch);
                    batch = new ArrayList<>(MOST_TOGETHER);
                } else if (last) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed before all was sent
        }
    }

    private void deliver(List<SpanData> batch) throws InterruptedException {
        long wait = FIRST_WAIT_MILLIS;
        for (int attempt = 1; !sent(batch); attempt++) {
            boolean again = sending.ask(JdkSender::worthAnother, false) && attempt < MOST_ATTEMPTS;
            if (!again || ending.await(wait, TimeUnit.MILLISECONDS)) {
                return;
            }
            wait *= 2;
        }
        long rejected = Math.min(batch.size(), sending.ask(JdkSender::rejected, 0L));
        if (rejected > 0) {
            problem = "it rejected some of those that it was sent";
        }
        taken.addAndGet(batch.size() - rejected);
    }

    private boolean sent(List<SpanData> batch) {
        try {
            boolean good = exporter.export(batch).isSuccess();
            if (!good) {
                problem = sending.ask(JdkSender::problem, "nothing to send them with");
            }
            return good;
        } catch (RuntimeException e) { // a flaw in the library must not end the thread, and with it all other spans
            problem = e.toString();
            return false;
        }
    }

    /** Sends what still waits, for so long at most; afterwards nothing is sent any more. */
    Delivered finish(Duration limit) {
        ending.countDown();
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        long sent = taken.get();
        long lost = offered.get() - sent;
        return new Delivered(sent, lost, lost > 0 && problem.isEmpty() ? JdkSender.TIME_OVER : problem);
    }

    /** Ends at once; what still waits is lost. */
    @Override
    public void close() {
        ending.countDown();
        thread.interrupt();
    }
}
