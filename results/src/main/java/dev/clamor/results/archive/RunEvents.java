package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.CeilingHeld;
import dev.clamor.conversation.RunEvent.FaultSwitched;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.RunEvent.Holdings;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.results.archive.EventCodec.BadEventException;
import java.io.IOException;

/** The events of the run itself as JSON. */
final class RunEvents {
    private RunEvents() {}

    static void encode(RunEvent event, JsonGenerator json) throws IOException {
        if (event instanceof HealthSampled e) {
            health(e, json);
        } else if (event instanceof CeilingHeld e) {
            held(e, json);
        } else if (event instanceof FaultSwitched e) {
            switched(e, json);
        } else if (event instanceof RunEnded e) {
            ended(e, json);
        }
    }

    private static void health(HealthSampled e, JsonGenerator json) throws IOException {
        Line.begin(json, Keys.HEALTH, e.atMicros());
        json.writeNumberField(Keys.ARRIVALS, e.arrivals());
        json.writeNumberField(Keys.IN_PROGRESS, e.inProgress());
        json.writeNumberField(Keys.LAG_MAX, e.lagMaxMicros());
        json.writeNumberField(Keys.LAG_P99, e.lagP99Micros());
        json.writeNumberField(Keys.LOOP_DELAY, e.loopDelayMaxMicros());
        json.writeNumberField(Keys.GC, e.gcMicros());
        Line.number(json, Keys.CPU, e.cpu());
        json.writeNumberField(Keys.BACKLOG, e.logBacklog());
        process(e.process(), json);
    }

    private static void process(Holdings p, JsonGenerator json) throws IOException {
        json.writeNumberField(Keys.SOCKETS, p.sockets());
        json.writeNumberField(Keys.WAITING_FOR_SOCKET, p.waitingForSocket());
        json.writeNumberField(Keys.CONNECT_FAILURES, p.connectFailures());
        json.writeNumberField(Keys.HEAP, p.heapBytes());
        json.writeNumberField(Keys.THREADS, p.threads());
        json.writeNumberField(Keys.FILES, p.files());
        json.writeNumberField(Keys.CLOCK_STEP, p.clockStepMicros());
    }

    static HealthSampled health(Fields f) throws BadEventException {
        return new HealthSampled(
                f.whole(Keys.AT),
                f.whole(Keys.ARRIVALS),
                f.small(Keys.IN_PROGRESS),
                f.whole(Keys.LAG_MAX),
                f.whole(Keys.LAG_P99),
                f.whole(Keys.LOOP_DELAY),
                f.whole(Keys.GC),
                f.number(Keys.CPU),
                f.small(Keys.BACKLOG),
                f.has(Keys.SOCKETS) ? process(f) : Holdings.UNKNOWN);
    }

    private static Holdings process(Fields f) throws BadEventException {
        return new Holdings(
                f.small(Keys.SOCKETS),
                f.small(Keys.WAITING_FOR_SOCKET),
                f.whole(Keys.CONNECT_FAILURES),
                f.whole(Keys.HEAP),
                f.small(Keys.THREADS),
                f.small(Keys.FILES),
                f.whole(Keys.CLOCK_STEP));
    }

    private static void switched(FaultSwitched e, JsonGenerator json) throws IOException {
        Line.begin(json, Keys.SWITCHED, e.atMicros());
        Line.text(json, Keys.FAULT, e.fault());
        Line.text(json, Keys.KIND, e.kind());
        Line.flag(json, Keys.ON, e.on());
        Line.text(json, Keys.DETAIL, e.problem());
    }

    static FaultSwitched switched(Fields f) throws BadEventException {
        return new FaultSwitched(
                f.whole(Keys.AT),
                f.textOrEmpty(Keys.FAULT),
                f.textOrEmpty(Keys.KIND),
                f.flag(Keys.ON),
                f.textOrEmpty(Keys.DETAIL));
    }

    private static void held(CeilingHeld e, JsonGenerator json) throws IOException {
        Line.begin(json, Keys.HELD, e.atMicros());
        json.writeNumberField(Keys.CONTACTS_HELD, e.contacts());
        json.writeNumberField(Keys.WAITING, e.waiting());
        json.writeNumberField(Keys.CONTACTS_FOR, e.contactMicros());
        json.writeNumberField(Keys.REQUESTS_HELD, e.requests());
        json.writeNumberField(Keys.REQUESTS_FOR, e.requestMicros());
    }

    static CeilingHeld held(Fields f) throws BadEventException {
        return new CeilingHeld(
                f.whole(Keys.AT),
                f.whole(Keys.CONTACTS_HELD),
                f.small(Keys.WAITING),
                f.whole(Keys.CONTACTS_FOR),
                f.whole(Keys.REQUESTS_HELD),
                f.whole(Keys.REQUESTS_FOR));
    }

    private static void ended(RunEnded e, JsonGenerator json) throws IOException {
        Line.begin(json, Keys.ENDED, e.atMicros());
        json.writeNumberField(Keys.PLANNED, e.planned());
        if (e.due() != e.planned()) {
            json.writeNumberField(Keys.DUE, e.due());
        }
        json.writeNumberField(Keys.OPENED_COUNT, e.opened());
        json.writeNumberField(Keys.CLOSED_COUNT, e.closed());
        Line.constant(json, Keys.REASON, e.reason());
        json.writeNumberField(Keys.HARNESS_FAULTS, e.harnessFaults());
    }

    static RunEnded ended(Fields f) throws BadEventException {
        long planned = f.whole(Keys.PLANNED);
        return new RunEnded(
                f.whole(Keys.AT),
                planned,
                f.wholeOr(Keys.DUE, planned),
                f.whole(Keys.OPENED_COUNT),
                f.whole(Keys.CLOSED_COUNT),
                f.constant(Keys.REASON, RunEvent.EndReason.class),
                f.whole(Keys.HARNESS_FAULTS));
    }
}
