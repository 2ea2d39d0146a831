package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import org.jspecify.annotations.Nullable;

/** What the status of a response says before its body is looked at. */
final class HttpStatus {
    private static final int TOO_MANY_REQUESTS = 429;

    private HttpStatus() {}

    /** Why a response of this status is no reply; null for 200 to 299. */
    static AgentReply.@Nullable Failed failure(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        return new AgentReply.Failed(fault(status), "HTTP " + status);
    }

    private static Fault fault(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return Fault.RATE_LIMITED;
        }
        if (status >= 500) {
            return Fault.SERVER_ERROR;
        }
        return status >= 400 ? Fault.CLIENT_ERROR : Fault.UNREADABLE;
    }
}
