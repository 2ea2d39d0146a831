package dev.clamor.cli;

import dev.clamor.conversation.Fault;

/** What to check when an agent could not be reached or understood: one sentence for each fault. */
final class Advice {
    private Advice() {}

    static String on(Fault fault, String address) {
        return switch (fault) {
            case TIMEOUT -> "Check whether the agent answers at all, and whether timeouts.reply is long enough for it.";
            case REFUSED -> "Check that the agent is running and listens at " + address + ".";
            case RESET -> "Check scheme and port of " + address + ": the connection was closed before an answer.";
            case RATE_LIMITED -> "Check the quota, and set limits.requests_per_second in the target file.";
            case CLIENT_ERROR -> "Check path, credentials and the protocol's options: the agent refuses the request.";
            case SERVER_ERROR -> "Check the agent's own log: it failed on a request that it took.";
            case EMPTY, UNREADABLE ->
                "Check that the answer above is of this protocol, and that what selects the reply from it fits.";
            case TOO_LARGE -> "Check the address: the answer is far larger than a reply.";
            default -> "Check what was sent and what came back above.";
        };
    }
}
