package dev.clamor.results.review;

import dev.clamor.conversation.Trigger;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.ContactRecord.Reply;
import dev.clamor.metrics.ContainmentClass;
import dev.clamor.metrics.Trouble;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in which a contact failed.
 *
 * @param failure what went wrong: the name of a {@link Trouble}, of a {@link ContainmentClass}, or {@code
 *     NEEDLESS_HANDOFF}
 * @param trigger code of the reason for a human, where one was missed; empty otherwise
 * @param scenario what the customer came for
 * @param step the first journey step that failed; the last one reached where none did; empty without a reply
 */
public record FailedPath(String failure, String trigger, String scenario, String step)
        implements Comparable<FailedPath> {
    private static final String NEEDLESS_HANDOFF = "NEEDLESS_HANDOFF";
    private static final Comparator<FailedPath> ORDER = Comparator.comparing(FailedPath::failure)
            .thenComparing(FailedPath::trigger)
            .thenComparing(FailedPath::scenario)
            .thenComparing(FailedPath::step);

    /** The path of a valid contact; empty when nothing is wrong with it. */
    public static Optional<FailedPath> of(ContactRecord contact) {
        Trouble trouble = contact.valid() ? Trouble.of(contact) : null;
        return trouble == null
                ? Optional.empty()
                : Optional.of(new FailedPath(
                        nameOf(trouble, contact),
                        trouble == Trouble.MISSED_ESCALATION
                                ? contact.trigger().map(Trigger::code).orElse("")
                                : "",
                        contact.opened().scenario(),
                        firstFailed(contact.replies())));
    }

    private static String nameOf(Trouble trouble, ContactRecord contact) {
        if (trouble != Trouble.OTHER) {
            return trouble.name();
        }
        return contact.containment() == ContainmentClass.HANDED_OFF
                ? NEEDLESS_HANDOFF
                : contact.containment().name();
    }

    private static String firstFailed(List<Reply> replies) {
        @Nullable Reply shown = null;
        for (Reply reply : replies) {
            if (reply.stepFailed()) {
                return reply.step().name();
            }
            shown = reply;
        }
        return shown == null ? "" : shown.step().name();
    }

    @Override
    public int compareTo(FailedPath other) {
        return ORDER.compare(this, other);
    }
}
