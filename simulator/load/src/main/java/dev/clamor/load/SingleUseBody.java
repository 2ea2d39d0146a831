package dev.clamor.load;

import io.gatling.http.client.body.RequestBody;
import io.gatling.http.client.body.RequestBodyBuilder;
import io.gatling.http.client.body.WritableContent;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A request body that can be written once.
 *
 * <p>Subtleness ahead: Gatling's client sends a request again, whatever its method, when a reused connection is closed
 * before the answer. A customer's message must not be said twice unnoticed, so the second writing fails instead and the
 * turn is a {@code RESET}.
 */
final class SingleUseBody implements RequestBody {
    private final byte[] bytes;
    private boolean written;

    SingleUseBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public WritableContent build(ByteBufAllocator allocator) throws IOException {
        if (written) {
            throw new IOException("connection closed before the answer");
        }
        written = true;
        return new WritableContent(Unpooled.wrappedBuffer(bytes), bytes.length);
    }

    @Override
    public RequestBodyBuilder newBuilder() {
        return (contentType, charset, defaultCharset) -> this;
    }

    @Override
    public byte[] getBytes() {
        return bytes;
    }

    @Override
    public String print(int maxLength) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(maxLength, text.length()));
    }
}
