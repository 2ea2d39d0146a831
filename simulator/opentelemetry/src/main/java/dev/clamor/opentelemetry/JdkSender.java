package dev.clamor.opentelemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends what OpenTelemetry's exporter has encoded with the JDK's client, once, and waits for the answer. Used by one thread,
 * which may ask afterwards what became of it.
 */
final class JdkSender implements HttpSender {
    /** Statuses after which OTLP allows the same to be sent again. */
    private static final Set<Integer> WORTH_ANOTHER = Set.of(429, 502, 503, 504);

    static final String TIME_OVER = "the time to send them was over";

    private static final int LEAST_ERROR = 300;
    private static final int MOST_READ = 1 << 16;

    private final HttpSenderConfig config;
    private final HttpClient client;
    private String problem = "";
    private boolean worthAnother;
    private long rejected;

    JdkSender(HttpSenderConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.getConnectTimeout())
                .build();
    }

    /** Why the last message was not taken; empty if it was. */
    String problem() {
        return problem;
    }

    /** Whether the last message may be taken later. */
    boolean worthAnother() {
        return worthAnother;
    }

    /** How many spans of the last message were not kept although it was taken. */
    long rejected() {
        return rejected;
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> answered, Consumer<Throwable> lost) {
        try {
            java.net.http.HttpResponse<InputStream> answer =
                    client.send(request(message), BodyHandlers.ofInputStream());
            int status = answer.statusCode();
            try (InputStream body = answer.body()) {
                rejected = PartialSuccess.rejected(body.readNBytes(MOST_READ));
            }
            became(status < LEAST_ERROR ? "" : "HTTP " + status, WORTH_ANOTHER.contains(status));
            answered.accept(new Answer(status));
        } catch (HttpTimeoutException e) {
            became("no answer in time", true);
            lost.accept(e);
        } catch (IOException e) {
            became(words(e), true);
            lost.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            became(TIME_OVER, false);
            lost.accept(e);
        }
    }

    private void became(String what, boolean again) {
        problem = what;
        worthAnother = again;
    }

    /** The JDK's client says no more of a refused connection than its class. */
    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private HttpRequest request(MessageWriter message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(0, message.getContentLength()));
        message.writeMessage(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(config.getEndpoint())
                .timeout(config.getTimeout())
                .header("Content-Type", config.getContentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        config.getHeadersSupplier()
                .get()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    /** What came back; its body has been read. */
    private record Answer(int status) implements HttpResponse {
        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public String getStatusMessage() {
            return "";
        }

        @Override
        public byte[] getResponseBody() {
            return new byte[0];
        }
    }
}
