package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of a network client means for a turn, by the rule of {@link Fault}. Clients wrap what the system
 * told them, so the whole chain of causes is looked at.
 */
public final class Misfortune {
    private static final int DEEPEST_CAUSE = 12;
    private static final int MAX_DETAIL = 200;
    private static final List<String> EXHAUSTED = List.of(
            "too many open files",
            "cannot assign requested address",
            "address already in use",
            "no buffer space available",
            "cannot allocate memory");

    private Misfortune() {}

    /** How far a request had come. */
    public enum Stage {
        /** Nothing was sent yet. */
        CONNECTING,
        /** No header of the answer is there. */
        WAITING,
        /** The answer has begun. */
        READING
    }

    /** A turn that ended with this exception. */
    public static AgentReply.Failed of(Throwable cause, Stage stage) {
        Fault fault = fault(cause, stage);
        return new AgentReply.Failed(fault, detail(cause));
    }

    /**
     * Whether a connection could not be made because this machine or process had nothing left to make one of: no
     * descriptor, no port, no memory.
     */
    public static boolean isExhaustion(Throwable cause) {
        return find(cause, Misfortune::exhausted) != null;
    }

    /** A turn for which the time is up. */
    public static AgentReply.Failed late(Stage stage, long afterMillis) {
        return new AgentReply.Failed(late(stage), words(stage) + " after " + afterMillis + " ms");
    }

    /** A WebSocket that was refused with this status. */
    public static AgentReply.Failed refused(int status) {
        AgentReply.Failed failure = HttpStatus.failure(status);
        return failure != null
                ? failure
                : new AgentReply.Failed(Fault.UNREADABLE, "HTTP " + status + " in answer to a WebSocket handshake");
    }

    private static Fault late(Stage stage) {
        return switch (stage) {
            case CONNECTING -> Fault.CONNECT_TIMEOUT;
            case WAITING -> Fault.TIMEOUT;
            case READING -> Fault.UNFINISHED;
        };
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case CONNECTING -> "not connected";
            case WAITING -> "no answer";
            case READING -> "answer not complete";
        };
    }

    private static Fault fault(Throwable cause, Stage stage) {
        if (find(cause, Misfortune::ours) != null) {
            return Fault.HARNESS;
        }
        if (find(cause, t -> t instanceof UnknownHostException || t instanceof UnresolvedAddressException) != null) {
            return Fault.UNRESOLVED;
        }
        if (find(cause, Misfortune::late) != null) {
            return cause.getClass().getSimpleName().contains("Connect") ? Fault.CONNECT_TIMEOUT : late(stage);
        }
        if (find(cause, t -> t instanceof ConnectException || t instanceof NoRouteToHostException) != null) {
            return Fault.REFUSED;
        }
        if (find(cause, Misfortune::closed) != null) {
            return Fault.RESET;
        }
        if (find(cause, SSLException.class::isInstance) != null) {
            return Fault.TLS;
        }
        if (find(cause, t -> t.getClass().getSimpleName().startsWith("TooLong")) != null) {
            return Fault.TOO_LARGE;
        }
        if (cause instanceof IOException && !(cause instanceof ProtocolException)) {
            return Fault.RESET;
        }
        return stage == Stage.CONNECTING ? Fault.HARNESS : Fault.UNREADABLE;
    }

    private static boolean ours(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof Error
                || exhausted(cause)
                || cause instanceof CertPathBuilderException
                || message.contains("network is unreachable");
    }

    /** EMFILE and ENFILE, EADDRNOTAVAIL and EADDRINUSE, ENOBUFS and ENOMEM; the JDK and Netty tell them in words only. */
    private static boolean exhausted(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof BindException || EXHAUSTED.stream().anyMatch(message::contains);
    }

    private static boolean late(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause.getClass().getSimpleName().contains("Timeout") || message.startsWith("connection timed out");
    }

    private static boolean closed(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof EOFException
                || cause instanceof ClosedChannelException;
    }

    private static @Nullable Throwable find(Throwable cause, Predicate<Throwable> wanted) {
        Throwable next = cause;
        for (int i = 0; next != null && i < DEEPEST_CAUSE; i++) {
            if (wanted.test(next)) {
                return next;
            }
            next = next.getCause();
        }
        return null;
    }

    /** A message that is not from the network may quote what was to be sent, secrets included: only the class is told. */
    private static String detail(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        boolean network = cause instanceof IOException || cause instanceof TimeoutException;
        String text = network && cause.getMessage() != null ? name + ": " + cause.getMessage() : name;
        return text.substring(0, Math.min(MAX_DETAIL, text.length()));
    }
}
