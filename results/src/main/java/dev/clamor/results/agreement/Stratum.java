package dev.clamor.results.agreement;

import dev.clamor.conversation.ReplyClass;
import java.util.Comparator;

/** Replies that are drawn from together: those that decide their contact or not, of one class, read surely or not. */
public record Stratum(boolean deciding, ReplyClass reading, boolean unsure) implements Comparable<Stratum> {
    private static final Comparator<Stratum> ORDER = Comparator.comparing(Stratum::deciding)
            .reversed()
            .thenComparing(Stratum::reading)
            .thenComparing(Stratum::unsure);

    @Override
    public int compareTo(Stratum other) {
        return ORDER.compare(this, other);
    }
}
