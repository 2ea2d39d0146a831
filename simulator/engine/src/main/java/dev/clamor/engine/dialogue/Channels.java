package dev.clamor.engine.dialogue;

import java.util.List;

/**
 * Where an agent can be reached.
 *
 * @param first the name of the channel on which contacts begin; any word
 * @param offered the channels between which its company promises one conversation; customers move between them. Fewer than
 *     two: they never move
 */
public record Channels(String first, List<Channel> offered) {
    /** One chat. */
    public static final Channels CHAT = one("chat");
    /** Everywhere, with one conversation. */
    public static final Channels ALL = new Channels("chat", List.of(Channel.values()));

    /** Refuses channels among which the first is not. */
    public Channels {
        offered = List.copyOf(offered);
        if (!offered.isEmpty() && offered.stream().noneMatch(one -> one.id().equals(first))) {
            throw new IllegalArgumentException("channels: expected " + first + " among them. Found: " + offered);
        }
    }

    /** One channel, by any name. */
    public static Channels one(String name) {
        return new Channels(name, List.of());
    }

    /** Whether customers can move. */
    public boolean several() {
        return offered.size() > 1;
    }

    /** Where a customer begins: on a phone on the first channel for phones, if there are several to choose from. */
    String begin(boolean mobile) {
        if (!several() || !mobile) {
            return first;
        }
        return offered.stream()
                .filter(Channel::mobile)
                .findFirst()
                .map(Channel::id)
                .orElse(first);
    }

    /** In a few words: {@code chat} or {@code moves between chat, app, from chat}. */
    public String words() {
        return several()
                ? "moves between "
                        + String.join(", ", offered.stream().map(Channel::id).toList()) + ", from " + first
                : first;
    }
}
