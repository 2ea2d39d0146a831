package dev.clamor.prometheus;

import dev.clamor.conversation.RunEvent;
import io.prometheus.metrics.core.metrics.Gauge;

/** What the generator's process was like when it was last looked at, what is held back, and which faults are on. */
final class GeneratorMeters {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Gauge lag;
    private final Gauge lagMax;
    private final Gauge timerDelay;
    private final Gauge collection;
    private final Gauge cpu;
    private final Gauge backlog;
    private final Gauge sockets;
    private final Gauge waiting;
    private final Gauge connectFailures;
    private final Gauge heap;
    private final Gauge threads;
    private final Gauge files;
    private final Gauge contactsHeld;
    private final Gauge requestsHeld;
    private final Gauge faults;

    GeneratorMeters(Names names) {
        lag = names.gauge("clamor_generator_lag_seconds", "Schedule lag of the last second, 99th percentile.");
        lagMax = names.gauge("clamor_generator_lag_max_seconds", "Schedule lag of the last second, greatest.");
        timerDelay = names.gauge(
                "clamor_generator_timer_delay_seconds", "Greatest delay of a timer on an event loop, last second.");
        collection = names.gauge(
                "clamor_generator_gc_pause_seconds", "Time in garbage collection pauses during the last second.");
        cpu = names.gauge("clamor_generator_cpu_ratio", "Share of all processors that the generator uses.");
        backlog = names.gauge("clamor_generator_log_backlog_events", "Events that wait to be written to the log.");
        sockets = names.gauge("clamor_generator_sockets", "Open connections to the agents.");
        waiting = names.gauge("clamor_generator_requests_waiting", "Requests that wait for a connection.");
        connectFailures = names.gauge(
                "clamor_generator_connect_failures",
                "Connections that could not be opened for a reason of ours so far.");
        heap = names.gauge("clamor_generator_heap_bytes", "Heap in use.");
        threads = names.gauge("clamor_generator_threads", "Live threads.");
        files = names.gauge("clamor_generator_open_files", "Open file descriptors.");
        contactsHeld = names.gauge(
                "clamor_contacts_held_back", "Contacts that wait because the agent's ceilings hold them back.");
        requestsHeld =
                names.gauge("clamor_requests_held_back", "Requests that the agent's ceilings have made wait so far.");
        faults = names.gauge("clamor_fault_active", "1 while a planned fault is on, 0 after it.", "fault");
    }

    void accept(RunEvent event) {
        if (event instanceof RunEvent.HealthSampled sample) {
            sampled(sample);
        } else if (event instanceof RunEvent.CeilingHeld held) {
            contactsHeld.set(held.waiting());
            requestsHeld.set(held.requests());
        } else if (event instanceof RunEvent.FaultSwitched fault) {
            faults.labelValues(fault.fault()).set(fault.on() ? 1 : 0);
        }
    }

    private void sampled(RunEvent.HealthSampled sample) {
        lag.set(sample.lagP99Micros() / MICROS_PER_SECOND);
        lagMax.set(sample.lagMaxMicros() / MICROS_PER_SECOND);
        timerDelay.set(sample.loopDelayMaxMicros() / MICROS_PER_SECOND);
        collection.set(sample.gcMicros() / MICROS_PER_SECOND);
        cpu.set(sample.cpu());
        backlog.set(sample.logBacklog());
        sockets.set(known(sample.process().sockets()));
        waiting.set(sample.process().waitingForSocket());
        connectFailures.set(sample.process().connectFailures());
        heap.set(known(sample.process().heapBytes()));
        threads.set(known(sample.process().threads()));
        files.set(known(sample.process().files()));
    }

    private static double known(long value) {
        return value < 0 ? Double.NaN : value;
    }
}
