package dev.clamor.load;

import dev.clamor.engine.wire.AgentCodec;
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
import scala.Option;

/** Sends through Gatling's HTTP engine: each customer has connections of their own, closed when the contact ends. */
final class GatlingExchange implements Exchange {
    private static final String SECURE = "https";

    private final HttpEngine engine;
    private final Uri target;
    private final AgentCodec codec;
    private final long timeoutMillis;
    private final Option<SslContexts> tls;

    GatlingExchange(HttpEngine engine, URI target, AgentCodec codec, long timeoutMillis) {
        this.engine = engine;
        this.target = Uri.create(target.toString());
        this.codec = codec;
        this.timeoutMillis = timeoutMillis;
        this.tls = SECURE.equalsIgnoreCase(target.getScheme())
                ? Option.apply(engine.newSslContexts(false, Option.empty()))
                : Option.empty();
    }

    @Override
    public void send(EventLoop loop, long user, AgentRequest request, Listener listener) {
        RequestBuilder builder = new RequestBuilder(
                        "turn", HttpMethod.valueOf(request.method()), target, InetAddressNameResolver.JAVA_RESOLVER)
                .setRequestTimeout(timeoutMillis)
                .setBodyBuilder((contentType, charset, defaultCharset) -> new SingleUseBody(request.body()));
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            builder.addHeader(header.getKey(), header.getValue());
        }
        Request built = builder.build();
        engine.executeRequest(built, user, false, loop, new ReplyCollector(codec, listener), tls);
    }
}
