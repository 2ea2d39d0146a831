package dev.clamor.prometheus;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the metrics of one registry and remembers what they are called there. */
final class Names {
    /** Seconds, from what feels instant to what nobody waits for. */
    private static final double[] BOUNDS = {0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 10, 15, 20, 30, 60};

    private final PrometheusRegistry registry;
    private final SortedSet<String> names = new TreeSet<>();

    Names(PrometheusRegistry registry) {
        this.registry = registry;
    }

    Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(kept(name)).help(help).labelNames(labels).register(registry);
    }

    Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(kept(name)).help(help).labelNames(labels).register(registry);
    }

    Histogram histogram(String name, String help) {
        return Histogram.builder()
                .name(kept(name))
                .help(help)
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .register(registry);
    }

    Info info(String name, String help, String... labels) {
        return Info.builder().name(kept(name)).help(help).labelNames(labels).register(registry);
    }

    private String kept(String name) {
        names.add(name);
        return name;
    }

    /** All names, sorted; those of histograms without {@code _bucket}, {@code _sum} and {@code _count}. */
    SortedSet<String> all() {
        return Collections.unmodifiableSortedSet(names);
    }
}
