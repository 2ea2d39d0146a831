package dev.clamor.results.review;

import dev.clamor.conversation.ContactId;
import dev.clamor.metrics.Accumulator;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the failed paths and keeps a few contacts of each, the lowest ids, so that it combines. Its size is that of the
 * paths, not of the contacts.
 */
public final class FailedPaths implements Accumulator<List<FailedPaths.Group>, FailedPaths> {
    private static final double ALPHA = 0.05;

    private final int each;
    private final SortedMap<FailedPath, Kept> kept = new TreeMap<>();
    private long valid;

    /**
     * Nothing counted yet.
     *
     * @param each contacts to keep of each path
     */
    public FailedPaths(int each) {
        this.each = each;
    }

    /**
     * A path and who went it.
     *
     * @param contacts valid contacts, bad = those on this path
     * @param lower lower end of the share of contacts on it (Wilson, 95 %, contacts taken as independent)
     * @param upper upper end
     * @param examples ids of a few contacts
     */
    public record Group(FailedPath path, Ratio contacts, double lower, double upper, List<ContactId> examples) {}

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        valid++;
        FailedPath.of(contact).ifPresent(path -> kept(path).add(contact.opened().contact(), each));
    }

    @Override
    public void combine(FailedPaths other) {
        valid += other.valid;
        for (Map.Entry<FailedPath, Kept> entry : other.kept.entrySet()) {
            Kept own = kept(entry.getKey());
            own.count += entry.getValue().count;
            entry.getValue().ids.forEach(id -> own.keep(id, each));
        }
    }

    /** The paths, the most frequent first. */
    @Override
    public List<Group> snapshot() {
        List<Group> groups = new ArrayList<>();
        kept.forEach((path, one) -> groups.add(group(path, one)));
        groups.sort(Comparator.<Group>comparingLong(group -> -group.contacts().bad())
                .thenComparing(Group::path));
        return Collections.unmodifiableList(groups);
    }

    private Group group(FailedPath path, Kept one) {
        Intervals.Interval share = Intervals.wilson(one.count, valid, ALPHA);
        return new Group(path, new Ratio(valid - one.count, valid), share.lower(), share.upper(), List.copyOf(one.ids));
    }

    private Kept kept(FailedPath path) {
        return kept.computeIfAbsent(path, key -> new Kept());
    }

    private static final class Kept {
        private final SortedSet<ContactId> ids = new TreeSet<>();
        private long count;

        void add(ContactId id, int each) {
            count++;
            keep(id, each);
        }

        void keep(ContactId id, int each) {
            ids.add(id);
            if (ids.size() > each) {
                ids.remove(ids.last());
            }
        }
    }
}
