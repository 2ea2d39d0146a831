package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import org.jspecify.annotations.Nullable;

/** What status and headers of a response say before its body is looked at. */
final class HttpStatus {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String PAGE = "text/html";

    private HttpStatus() {}

    /** Why a response of this status is no reply; null for 200 to 299. */
    static AgentReply.@Nullable Failed failure(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        return new AgentReply.Failed(fault(status), "HTTP " + status);
    }

    /** The same, or a web page for a request whose {@code Accept} names other types; null if there may be a reply. */
    static AgentReply.@Nullable Failed failure(AgentRequest request, int status, AgentResponse.Headers headers) {
        AgentReply.Failed failure = failure(status);
        String type = headers.first("Content-Type");
        if (failure != null || !type.regionMatches(true, 0, PAGE, 0, PAGE.length())) {
            return failure;
        }
        String accept = request.headers().getOrDefault("Accept", "");
        return accept.isEmpty() || accept.contains("*/*") || accept.contains("text/*") || accept.contains(PAGE)
                ? null
                : new AgentReply.Failed(Fault.WRONG_TYPE, "Content-Type " + PAGE);
    }

    private static Fault fault(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return Fault.RATE_LIMITED;
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return Fault.UNAUTHORIZED;
        }
        if (status >= 500) {
            return Fault.SERVER_ERROR;
        }
        return status >= 400 ? Fault.CLIENT_ERROR : Fault.UNREADABLE;
    }
}
