package dev.clamor.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/** A span that is over, made of what a log says rather than by OpenTelemetry's tracer, which would choose ids of its own. */
record RunSpan(
        Origin origin,
        String name,
        SpanKind kind,
        SpanContext context,
        SpanContext parent,
        long startNanos,
        long endNanos,
        Attributes attributes,
        List<EventData> events,
        StatusData status)
        implements SpanData {

    /** Who says so. */
    record Origin(Resource resource, InstrumentationScopeInfo scope) {
        /** A run of this version of Clamor. */
        static Origin of(String runId, String version) {
            return new Origin(
                    Resource.create(Attributes.of(
                            Keys.SERVICE, "clamor", Keys.SERVICE_VERSION, version, Keys.SERVICE_INSTANCE, runId)),
                    InstrumentationScopeInfo.builder("dev.clamor")
                            .setVersion(version)
                            .build());
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SpanKind getKind() {
        return kind;
    }

    @Override
    public SpanContext getSpanContext() {
        return context;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return parent;
    }

    @Override
    public StatusData getStatus() {
        return status;
    }

    @Override
    public long getStartEpochNanos() {
        return startNanos;
    }

    @Override
    public long getEndEpochNanos() {
        return endNanos;
    }

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public int getTotalRecordedEvents() {
        return events.size();
    }

    @Override
    public List<LinkData> getLinks() {
        return List.of();
    }

    @Override
    public int getTotalRecordedLinks() {
        return 0;
    }

    @Override
    public Resource getResource() {
        return origin.resource();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return origin.scope();
    }

    /** Older name of {@link #getInstrumentationScopeInfo}. */
    @Override
    @Deprecated
    public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
                origin.scope().getName(), origin.scope().getVersion());
    }
}
