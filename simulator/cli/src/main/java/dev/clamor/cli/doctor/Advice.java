package dev.clamor.cli.doctor;

import dev.clamor.conversation.Fault;

/** What to check when an agent could not be reached or understood: one sentence for each fault. */
final class Advice {
    private Advice() {}

    static String on(Fault fault, String address) {
        return switch (fault) {
            case TIMEOUT -> "Check whether the agent answers at all, and whether timeouts.reply is long enough for it.";
            case UNFINISHED ->
                "Check whether the agent ends its answers, and whether timeouts.reply is long enough for it.";
            case CONNECT_TIMEOUT ->
                "Check that " + address + " can be reached from here: nothing there accepts or refuses.";
            case UNRESOLVED -> "Check the host's name in " + address + ": it does not resolve.";
            case TLS ->
                "Check the certificate of " + address + ", or name the trust store that knows it with"
                        + " -Djavax.net.ssl.trustStore.";
            case REFUSED -> "Check that the agent is running and listens at " + address + ".";
            case RESET -> "Check scheme and port of " + address + ": the connection was closed before an answer.";
            case RATE_LIMITED -> "Check the quota, and set limits.requests_per_second in the target file.";
            case UNAUTHORIZED -> "Check the credentials in the target file's headers or options.";
            case CLIENT_ERROR -> "Check path and the protocol's options: the agent refuses the request.";
            case SERVER_ERROR -> "Check the agent's own log: it failed on a request that it took.";
            case WRONG_TYPE -> "Check the address: a web page answered in the agent's place.";
            case EMPTY, UNREADABLE ->
                "Check that the answer above is of this protocol, and that what selects the reply from it fits.";
            case TOO_LARGE -> "Check the address: the answer is far larger than a reply.";
            case HARNESS -> "Check this machine: the request could not be sent as it should have been.";
        };
    }
}
