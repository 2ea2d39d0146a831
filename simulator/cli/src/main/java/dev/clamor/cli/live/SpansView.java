package dev.clamor.cli.live;

import dev.clamor.conversation.LogEvent;
import dev.clamor.opentelemetry.SpanExport;

/** Hands a run's events to the export of its spans. */
record SpansView(SpanExport spans) implements LiveView {
    @Override
    public void count(LogEvent event) {
        spans.accept(event);
    }

    @Override
    public void show(LiveFigures figures) {
        // spans tell what happened, not what it amounts to
    }

    @Override
    public void end(LiveFigures figures) {
        // the rest is sent while the run is judged
    }
}
