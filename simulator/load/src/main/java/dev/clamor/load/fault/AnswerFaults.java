package dev.clamor.load.fault;

import dev.clamor.engine.wire.Line;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The bursts of statuses that are on. Thread-safe. */
public final class AnswerFaults {
    private final RandomStreams streams;
    private final boolean planned;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    AnswerFaults(RandomStreams streams, boolean planned) {
        this.streams = streams;
        this.planned = planned;
    }

    /** @param window its place among all windows of the run */
    record Active(String fault, FaultKind.Status status, int window) {}

    FaultSwitch switchOf(Active one) {
        return new FaultSwitch() {
            @Override
            public String on() {
                active.add(one);
                return "";
            }

            @Override
            public String off() {
                active.remove(one);
                return "";
            }
        };
    }

    /** The line of a contact as these faults leave it; the same line when none are planned. */
    public Line before(Line line, long arrival) {
        return planned ? new FaultyLine(line, this, arrival) : line;
    }

    /** What answers a request in the agent's place; null if nothing does. */
    FaultKind.@Nullable Status hit(long arrival, int request) {
        for (Active one : active) {
            if (streams.chance(one.status().share(), arrival, Purpose.FAULT, request, one.window())) {
                return one.status();
            }
        }
        return null;
    }
}
