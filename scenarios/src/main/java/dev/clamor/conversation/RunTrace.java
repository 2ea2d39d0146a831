package dev.clamor.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of a run's traces, a pure function of what a log holds too: each contact is a trace, with a span for the contact
 * and one below it for each of its turns.
 *
 * <ul>
 *   <li>trace id: the first 16 bytes of the SHA-256 of {@code "RUN CONTACT"}
 *   <li>span id: the first 8 bytes of the SHA-256 of {@code "RUN CONTACT TURN"}, where turn 0 is the contact itself
 * </ul>
 *
 * <p>An id of zeros, which W3C Trace Context forbids, ends in 1 instead. A contact is sampled if the last 7 bytes of its trace
 * id, taken as a share of 2^56, are not below 1 - {@code share}: the rule of OpenTelemetry's consistent probability sampling,
 * by which a greater share holds the contacts of a smaller one.
 *
 * @param runId the run's name, the same for all its shards
 * @param share of the contacts that are sampled, 0 to 1
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/">probability sampling</a>
 */
public record RunTrace(String runId, double share) {
    /** The name of the header that carries {@link #traceparent}. */
    public static final String HEADER = "traceparent";

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final int RANDOM_DIGITS = 14;
    private static final double RANDOM_VALUES = 0x1p56;

    /** Refuses a share outside 0 to 1. */
    public RunTrace {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of traces: expected 0 to 1. Found: " + share);
        }
    }

    /** 32 hexadecimal digits. */
    public String traceId(ContactId contact) {
        return id(TRACE_BYTES, runId + " " + contact);
    }

    /** 16 hexadecimal digits; of the contact itself for turn 0. */
    public String spanId(ContactId contact, int turn) {
        return id(SPAN_BYTES, runId + " " + contact + " " + turn);
    }

    /** Whether spans are kept of a contact. */
    public boolean sampled(ContactId contact) {
        return sampled(traceId(contact));
    }

    private boolean sampled(String traceId) {
        String random = traceId.substring(2 * TRACE_BYTES - RANDOM_DIGITS);
        return Long.parseLong(random, 16) >= Math.round((1 - share) * RANDOM_VALUES);
    }

    /** What a request of a turn tells the agent, so that its spans come below that turn's; turn 0 is the contact itself. */
    public String traceparent(ContactId contact, int turn) {
        String traceId = traceId(contact);
        return "00-" + traceId + "-" + spanId(contact, turn) + (sampled(traceId) ? "-01" : "-00");
    }

    private static String id(int bytes, String name) {
        byte[] hash = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return notZero(HexFormat.of().formatHex(hash, 0, bytes));
    }

    static String notZero(String id) {
        return id.chars().allMatch(digit -> digit == '0') ? id.substring(1) + "1" : id;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
