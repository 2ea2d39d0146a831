package dev.clamor.opentelemetry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What an answer with status 200 says of spans that were not kept all the same: {@code partial_success.rejected_spans} of an
 * {@code ExportTraceServiceResponse}, both of them field 1.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success-1">OTLP, partial success</a>
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">protobuf's encoding</a>
 */
final class PartialSuccess {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;
    private static final int MOST_SHIFT = 63;

    private PartialSuccess() {}

    /** How many were rejected; 0 if it says nothing of that, or cannot be read. */
    static long rejected(byte[] answer) {
        try {
            return Math.max(0, rejected(ByteBuffer.wrap(answer), false));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return 0;
        }
    }

    private static long rejected(ByteBuffer fields, boolean inside) {
        long found = 0;
        while (fields.hasRemaining()) {
            long tag = varint(fields);
            boolean first = tag >>> 3 == 1;
            switch ((int) (tag & 7)) {
                case VARINT -> {
                    long value = varint(fields);
                    found = inside && first ? value : found;
                }
                case LENGTH -> {
                    ByteBuffer part = part(fields, varint(fields));
                    found = !inside && first ? rejected(part, true) : found;
                }
                case EIGHT_BYTES -> part(fields, Long.BYTES);
                case FOUR_BYTES -> part(fields, Integer.BYTES);
                default -> throw new IllegalArgumentException("no such kind of field");
            }
        }
        return found;
    }

    private static ByteBuffer part(ByteBuffer fields, long length) {
        if (length < 0 || length > fields.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = fields.slice(fields.position(), (int) length);
        fields.position(fields.position() + (int) length);
        return part;
    }

    private static long varint(ByteBuffer fields) {
        long value = 0;
        for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
            byte next = fields.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }
}
