package dev.clamor.referenceagent.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One action as it stands in the books.
 *
 * @param name      the tool, for example {@code issue_credit}
 * @param arguments slot name to value, in the tool's order
 * @param status    what became of it
 * @param auditId   the id under which the books hold it; empty when it was never audited
 */
public record Booking(String name, Map<String, String> arguments, Status status, String auditId) {
    /** What became of an action. */
    public enum Status {
        DONE,
        REFUSED,
        FAILED;

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Booking {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** The same action without an audit id. */
    public Booking unaudited() {
        return new Booking(name, arguments, status, "");
    }
}
