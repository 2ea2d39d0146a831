package dev.clamor.cli.live;

import dev.clamor.conversation.LogEvent;
import dev.clamor.prometheus.RunMeters;

/** Hands a run's events and figures to Prometheus's meters. */
final class PrometheusView implements LiveView {
    private final RunMeters meters;

    PrometheusView(RunMeters meters) {
        this.meters = meters;
    }

    @Override
    public void count(LogEvent event) {
        meters.accept(event);
    }

    @Override
    public void show(LiveFigures f) {
        LiveFigures.Share contained = f.trueContainment();
        LiveFigures.Share recall = f.escalationRecall();
        meters.containment(contained.value(), contained.lower(), contained.upper());
        meters.recall(recall.value(), recall.lower(), recall.upper());
        meters.errorFree(f.errorFreeTurns().value());
        f.budgets().forEach(budget -> meters.budget(budget.objective(), budget.left()));
        meters.progress(f.seconds(), f.inProgress(), !f.limitPassed().isEmpty());
    }

    @Override
    public void end(LiveFigures figures) {
        show(figures);
    }
}
