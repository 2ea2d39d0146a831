package dev.clamor.metrics;

import java.util.List;

/**
 * What one contact adds to every indicator: the same rules by which {@link RunMetrics} counts, for those who need the
 * contacts one by one. Not thread-safe; an instance keeps the scores of the contact it saw last.
 */
public final class ContactScores {
    private final List<String> ids;
    private final SliRules rules;
    private final RatioVector one;

    /** Scores for the indicators of these settings. */
    public ContactScores(MetricsConfig config) {
        rules = new SliRules(config);
        one = new RatioVector(rules.columns());
        ids = SliRules.names(config).stream().map(SliRules.Name::id).toList();
    }

    /** Ids of the indicators; an indicator's position is its index below. */
    public List<String> ids() {
        return ids;
    }

    /** Scores this contact; one that is not valid adds nothing to any indicator. */
    public void score(ContactRecord contact) {
        one.clear();
        if (!contact.valid()) {
            return;
        }
        rules.contact(contact, one);
        for (ContactRecord.Reply reply : contact.replies()) {
            rules.reply(reply, one);
        }
        for (ContactRecord.Cut cut : contact.cuts()) {
            rules.cut(cut, one);
        }
    }

    /** Good events of the contact scored last. */
    public long good(int index) {
        return one.good(index);
    }

    /** Valid events of the contact scored last. */
    public long total(int index) {
        return one.total(index);
    }
}
