package dev.clamor.referenceagent;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the requests of one connection to where they belong. */
final class Door extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final byte[] BUSY = json("{\"error\": \"too many messages are waiting\"}");
    private static final byte[] HEALTHY = json("{\"status\": \"up\"}");
    private static final byte[] RESET = json("{\"status\": \"reset\"}");
    private static final byte[] CHAT_WANTED = json("{\"error\": \"method: POST to /chat was expected\"}");
    private static final byte[] POST_WANTED = json("{\"error\": \"method: POST was expected\"}");
    private static final byte[] NOT_HERE = json("{\"error\": \"path: one of /chat, /actions, /reset, /health and "
            + "/declared was expected. Found: another one\"}");
    private static final byte[] NO_CONVERSATION =
            json("{\"error\": \"conversation: an id was expected. Found: nothing\"}");
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int UNAVAILABLE = 503;

    private final ReferenceAgent agent;
    private final WorkRoom room;
    private final byte[] declared;

    Door(ReferenceAgent agent, WorkRoom room, byte[] declared) {
        this.agent = agent;
        this.room = room;
        this.declared = declared;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        HttpOutlet outlet = new HttpOutlet(ctx.channel(), request);
        QueryStringDecoder address = new QueryStringDecoder(request.uri());
        switch (address.path()) {
            case "/chat" -> chat(ctx, request, outlet);
            case "/health" -> outlet.json(OK, HEALTHY);
            case "/declared" -> outlet.json(OK, declared);
            case "/actions" -> actions(address, outlet);
            case "/reset" -> reset(request, address, outlet);
            default -> outlet.json(NOT_FOUND, NOT_HERE);
        }
    }

    private void chat(ChannelHandlerContext ctx, FullHttpRequest request, HttpOutlet outlet) {
        if (request.method().equals(HttpMethod.POST)) {
            try {
                take(ByteBufUtil.getBytes(request.content()), outlet);
            } catch (Wire.Refused e) {
                outlet.json(e.served().status(), e.served().body());
            }
        } else if (request.method().equals(HttpMethod.GET)
                && request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            upgrade(ctx, request);
        } else {
            outlet.json(WRONG_METHOD, CHAT_WANTED);
        }
    }

    private TurnJob take(byte[] body, Outlet outlet) throws Wire.Refused {
        TurnJob job = new TurnJob(agent, agent.arrive(body), outlet);
        if (!room.offer(job)) {
            outlet.whole(UNAVAILABLE, BUSY);
        }
        return job;
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
        String address = "ws://" + request.headers().get(HttpHeaderNames.HOST, "localhost") + "/chat";
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        address, null, false, 2 * Wire.LONGEST_BODY)
                .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel());
            return;
        }
        ctx.pipeline().addLast(new WebSocketFrameAggregator(2 * Wire.LONGEST_BODY), new SocketTalk(this::take));
        handshaker.handshake(ctx.channel(), request);
    }

    private void actions(QueryStringDecoder address, HttpOutlet outlet) {
        String conversation = conversation(address);
        if (conversation.isEmpty()) {
            outlet.json(BAD_REQUEST, NO_CONVERSATION);
        } else {
            outlet.json(OK, Wire.changes(agent.changes(conversation)));
        }
    }

    private void reset(FullHttpRequest request, QueryStringDecoder address, HttpOutlet outlet) {
        String conversation = conversation(address);
        if (!request.method().equals(HttpMethod.POST)) {
            outlet.json(WRONG_METHOD, POST_WANTED);
        } else if (conversation.isEmpty()) {
            outlet.json(BAD_REQUEST, NO_CONVERSATION);
        } else {
            agent.reset(conversation);
            outlet.json(OK, RESET);
        }
    }

    private static String conversation(QueryStringDecoder address) {
        return address.parameters().getOrDefault("conversation", List.of("")).get(0);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
