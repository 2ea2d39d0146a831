package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.Fault;
import java.util.Map;

/** The errors of A2A by their JSON-RPC codes: the specification, sections 5.4 and 9.5 (1.0), 8 (0.3). */
final class A2aErrors {
    private static final int FIRST_OF_A2A = -32_099;
    private static final int LAST_OF_A2A = -32_001;
    private static final int INVALID_AGENT_RESPONSE = -32_006;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(-32_700, "JSONParseError"),
            Map.entry(-32_600, "InvalidRequestError"),
            Map.entry(-32_601, "MethodNotFoundError"),
            Map.entry(-32_602, "InvalidParamsError"),
            Map.entry(-32_603, "InternalError"),
            Map.entry(-32_001, "TaskNotFoundError"),
            Map.entry(-32_002, "TaskNotCancelableError"),
            Map.entry(-32_003, "PushNotificationNotSupportedError"),
            Map.entry(-32_004, "UnsupportedOperationError"),
            Map.entry(-32_005, "ContentTypeNotSupportedError"),
            Map.entry(INVALID_AGENT_RESPONSE, "InvalidAgentResponseError"),
            Map.entry(-32_007, "ExtendedAgentCardNotConfiguredError"),
            Map.entry(-32_008, "ExtensionSupportRequiredError"),
            Map.entry(-32_009, "VersionNotSupportedError"));

    private A2aErrors() {}

    /** A request that the agent could not use is a client error, anything else a server error. */
    static Fault fault(JsonNode error) {
        int code = error.path("code").asInt(0);
        if (code == TOO_MANY_REQUESTS) {
            return Fault.RATE_LIMITED;
        }
        boolean known = code >= -32_602 && code <= -32_600 || code == -32_700;
        boolean own = code >= FIRST_OF_A2A && code <= LAST_OF_A2A && code != INVALID_AGENT_RESPONSE;
        return known || own || code >= 400 && code < 500 ? Fault.CLIENT_ERROR : Fault.SERVER_ERROR;
    }

    /** Code, name and message. */
    static String detail(JsonNode error) {
        int code = error.path("code").asInt(0);
        String name = NAMES.containsKey(code) ? " " + NAMES.get(code) : "";
        return "error " + code + name + ": " + JsonText.text(error, "message");
    }
}
