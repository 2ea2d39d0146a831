package dev.clamor.results.verdict;

import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.Reason;
import java.util.List;
import java.util.Locale;

/**
 * The decision on a search for the highest bearable load: PROMOTE when the load asked for is held, ROLL_BACK when the agent
 * breaks below it, HOLD otherwise, and when no load was asked for: a measurement promotes nothing. A run that does not count
 * is held.
 */
final class CapacityGate {
    private CapacityGate() {}

    /** The decision and its reasons, in place of those over all loads together. */
    static Gate of(List<Check> checks, Capacity capacity) {
        List<Reason> invalid = Gate.invalid(checks);
        if (!invalid.isEmpty()) {
            return new Gate(Decision.HOLD, invalid);
        }
        Reason reason = reason(capacity);
        return new Gate(decision(ReasonCode.valueOf(reason.code())), List.of(reason));
    }

    private static Decision decision(ReasonCode code) {
        if (code == ReasonCode.LOAD_HELD) {
            return Decision.PROMOTE;
        }
        return code == ReasonCode.LOAD_NOT_HELD ? Decision.ROLL_BACK : Decision.HOLD;
    }

    private static Reason reason(Capacity capacity) {
        if (capacity.atLeast() == 0) {
            return new Reason(
                    ReasonCode.MEASURED, "The agent " + capacity.because() + " No load was asked for (--at-least).");
        }
        String asked = String.format(
                Locale.ROOT, "%s conversations a second were asked for. The agent ", Words.number(capacity.atLeast()));
        if (capacity.lower() >= capacity.atLeast()) {
            return new Reason(ReasonCode.LOAD_HELD, asked + capacity.because());
        }
        return new Reason(
                capacity.upper() <= capacity.atLeast() ? ReasonCode.LOAD_NOT_HELD : ReasonCode.LOAD_UNDECIDED,
                asked + capacity.because());
    }
}
