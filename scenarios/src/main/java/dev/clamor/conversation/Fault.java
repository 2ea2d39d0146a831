package dev.clamor.conversation;

/**
 * Why a turn got no usable reply, and whose fault it is. The agent answers for what its own customers would have met too;
 * what comes of where and how Clamor was set up, and what may be either, is ours.
 */
public enum Fault {
    /** Nothing listens at the address, or no way leads to it. */
    REFUSED(Blame.AGENT),
    /** No connection came about in time: neither accepted nor refused, or a TLS handshake that did not end. */
    CONNECT_TIMEOUT(Blame.AGENT),
    /** No secure connection: a certificate that is expired, revoked or of another host, no common protocol, no TLS at all. */
    TLS(Blame.AGENT),
    /** Connected, and the request sent, but no answer began in time. */
    TIMEOUT(Blame.AGENT),
    /** An answer began and was not complete in time: a slow drip, a stream that stalls or does not end. */
    UNFINISHED(Blame.AGENT),
    /** The connection was closed before the answer was complete. */
    RESET(Blame.AGENT),
    /** Status 429. */
    RATE_LIMITED(Blame.AGENT),
    /** A status from 400 to 499 that has no name of its own here. */
    CLIENT_ERROR(Blame.AGENT),
    /** A status from 500 to 599. */
    SERVER_ERROR(Blame.AGENT),
    /** A complete answer that says nothing. */
    EMPTY(Blame.AGENT),
    /** An answer that is not what its protocol says, or not HTTP; a redirect, which is not followed. */
    UNREADABLE(Blame.AGENT),
    /** A web page where none was asked for. */
    WRONG_TYPE(Blame.AGENT),
    /** More than 1 MiB of answer, or header lines without end. */
    TOO_LARGE(Blame.AGENT),
    /** The host's name could not be resolved. */
    UNRESOLVED(Blame.HARNESS),
    /** Status 401 or 403: the credentials are missing, wrong or expired. */
    UNAUTHORIZED(Blame.HARNESS),
    /** No socket, port or network left here, a certificate whose issuer is not known here, an exception in our code. */
    HARNESS(Blame.HARNESS);

    private final Blame blame;

    Fault(Blame blame) {
        this.blame = blame;
    }

    /** Who answers for it. */
    public Blame blame() {
        return blame;
    }

    /** Who answers for a fault. */
    public enum Blame {
        AGENT,
        HARNESS
    }
}
