package dev.clamor.engine.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The channels between which a customer moves: all in writing. */
public enum Channel {
    CHAT("in the chat", false),
    APP("in the app", true),
    WEB("on the website", false),
    /** SMS and messengers. */
    MESSAGING("by text message", true);

    private final String where;
    private final boolean mobile;

    Channel(String where, boolean mobile) {
        this.where = where;
        this.mobile = mobile;
    }

    /** The name in target files, on the wire and in the log: {@code messaging}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a customer is who uses it, in the words of one: {@code in the chat}. */
    String where() {
        return where;
    }

    /** Whether it is on a phone. */
    boolean mobile() {
        return mobile;
    }

    /** The channel of that name. */
    public static Optional<Channel> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /** All names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Channel::id).toList();
    }
}
