package dev.clamor.prometheus;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedSet;

/**
 * The figures of one run under Prometheus's names. Events and figures come from one thread; {@link #expose} is for any.
 * What is counted here is counted as it happens; ratios and budgets are those of the run's own metrics, handed in.
 */
public final class RunMeters implements EventSink {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Names names = new Names(registry);
    private final ContactMeters contacts = new ContactMeters(names);
    private final GeneratorMeters generator = new GeneratorMeters(names);
    private final Share containment = new Share("clamor_true_containment", "Containable contacts solved truly");
    private final Share recall = new Share("clamor_escalation_recall", "Needed handoffs made in time");
    private final Gauge errorFree =
            names.gauge("clamor_error_free_turns_ratio", "Turns of closed valid contacts that got a usable reply.");
    private final Gauge budget = names.gauge(
            "clamor_budget_left_events",
            "Bad events that an objective may still bear; below 0 it is spent.",
            "objective");
    private final Gauge inProgress =
            names.gauge("clamor_contacts_in_progress", "Contacts that have begun and not ended.");
    private final Gauge elapsed = names.gauge("clamor_run_elapsed_seconds", "How long the run has gone on.");
    private final Gauge planned = names.gauge("clamor_run_planned_seconds", "How long contacts arrive by plan.");
    private final Gauge limit = names.gauge(
            "clamor_generator_limit_passed", "1 while the generator passes one of its limits, 0 otherwise.");

    /** A share of closed valid contacts with its interval. */
    private final class Share {
        private final Gauge ratio;
        private final Gauge lower;
        private final Gauge upper;

        Share(String name, String what) {
            ratio = names.gauge(name + "_ratio", what + ", of closed valid contacts.");
            lower = names.gauge(name + "_lower_ratio", what + ": lower end of Wilson's interval, 95 %.");
            upper = names.gauge(name + "_upper_ratio", what + ": upper end of Wilson's interval, 95 %.");
        }

        void set(double value, double low, double high) {
            ratio.set(value);
            lower.set(low);
            upper.set(high);
        }
    }

    /** Of a run of a plan. */
    public RunMeters(String runId, String plan, double plannedSeconds) {
        names.info("clamor_run_info", "Which run this is.", "run", "plan").setLabelValues(runId, plan);
        planned.set(plannedSeconds);
        containment(Double.NaN, Double.NaN, Double.NaN);
        recall(Double.NaN, Double.NaN, Double.NaN);
        errorFree.set(Double.NaN);
    }

    @Override
    public void accept(LogEvent event) {
        if (event instanceof TurnEvent turn) {
            contacts.accept(turn);
        } else if (event instanceof RunEvent run) {
            generator.accept(run);
        }
    }

    /** True containment, 0 to 1, and its interval; NaN if unknown. */
    public void containment(double value, double lower, double upper) {
        containment.set(value, lower, upper);
    }

    /** Escalation recall, 0 to 1, and its interval; NaN if unknown. */
    public void recall(double value, double lower, double upper) {
        recall.set(value, lower, upper);
    }

    /** Error-free turns, 0 to 1; NaN if unknown. */
    public void errorFree(double value) {
        errorFree.set(value);
    }

    /** What an objective's budget has left. */
    public void budget(String objective, long left) {
        budget.labelValues(objective).set(left);
    }

    /** Where the run is. */
    public void progress(double seconds, long contactsInProgress, boolean limitPassed) {
        elapsed.set(seconds);
        inProgress.set(contactsInProgress);
        limit.set(limitPassed ? 1 : 0);
    }

    /** Every name that {@link #expose} may tell, sorted; those of histograms without their endings. */
    public SortedSet<String> names() {
        return names.all();
    }

    /**
     * All that is known now.
     *
     * @param accept what the reader asks for, as in the header {@code Accept}; empty for the plain text format
     */
    public Exposed expose(String accept) throws IOException {
        ExpositionFormatWriter writer = accept.contains("application/openmetrics-text")
                ? OpenMetricsTextFormatWriter.create()
                : PrometheusTextFormatWriter.create();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape());
        return new Exposed(writer.getContentType(), text.toByteArray());
    }

    /** A text and its type. */
    public record Exposed(String contentType, byte[] text) {}
}
