package dev.clamor.load;

import dev.clamor.engine.wire.AgentRequest;
import io.gatling.http.client.Request;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.gatling.http.client.uri.Uri;
import io.gatling.http.engine.HttpEngine;
import io.gatling.http.util.SslContexts;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Sends through Gatling's HTTP engine: each customer has connections of their own, closed when the contact ends. */
final class GatlingExchange {
    private static final String SECURE = "https";
    private static final int MOST_ADDRESSES = 1_000;

    private final HttpEngine engine;
    private final long timeoutMillis;
    private final Map<URI, Uri> addresses = new ConcurrentHashMap<>();
    private volatile @Nullable SslContexts tls;

    GatlingExchange(HttpEngine engine, long timeoutMillis) {
        this.engine = engine;
        this.timeoutMillis = timeoutMillis;
    }

    /** Sends; what comes back goes to the collector, on the event loop. */
    void send(EventLoop loop, long user, AgentRequest request, ReplyCollector collector) {
        RequestBuilder builder = new RequestBuilder(
                        "turn",
                        HttpMethod.valueOf(request.method()),
                        address(request.uri()),
                        InetAddressNameResolver.JAVA_RESOLVER)
                .setRequestTimeout(timeoutMillis);
        if (request.body().length > 0) {
            builder.setBodyBuilder((contentType, charset, defaultCharset) -> new SingleUseBody(request.body()));
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            builder.addHeader(header.getKey(), header.getValue());
        }
        Request built = builder.build();
        engine.executeRequest(built, user, false, loop, collector, tls(request.uri()));
    }

    /**
     * The address as Gatling's client has it.
     *
     * @throws IllegalArgumentException if it is none that can be sent to
     */
    Uri address(URI uri) {
        Uri known = addresses.get(uri);
        if (known == null) {
            known = Uri.create(uri.toString());
            if (addresses.size() < MOST_ADDRESSES) {
                addresses.put(uri, known);
            }
        }
        return known;
    }

    private Option<SslContexts> tls(URI uri) {
        if (!SECURE.equalsIgnoreCase(uri.getScheme())) {
            return Option.empty();
        }
        SslContexts contexts = tls;
        if (contexts == null) {
            synchronized (this) {
                contexts = tls;
                if (contexts == null) {
                    contexts = engine.newSslContexts(false, Option.empty());
                    tls = contexts;
                }
            }
        }
        return Option.apply(contexts);
    }
}
