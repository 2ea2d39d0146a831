package dev.clamor.metrics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every indicator over the valid contacts, in every way that someone will ask for. */
public final class SliAccumulator implements Accumulator<SortedMap<String, SliCounts>, SliAccumulator> {
    private final MetricsConfig config;
    private final SliRules rules;
    private final RatioVector one;
    private final RatioVector total;
    private final RatioTable<String> bySegment;
    private final RatioTable<String> byPersona;
    private final RatioTable<String> byScenario;
    private final RatioTable<String> byIntent;
    private final RatioTable<String> byStage;
    private final RatioTable<String> byBand;
    private final RatioTable<Integer> bySlice;
    private final Segments segments = new Segments();

    /** Nothing counted yet. */
    public SliAccumulator(MetricsConfig config) {
        this.config = config;
        rules = new SliRules(config);
        int columns = rules.columns();
        one = new RatioVector(columns);
        total = new RatioVector(columns);
        bySegment = new RatioTable<>(columns);
        byPersona = new RatioTable<>(columns);
        byScenario = new RatioTable<>(columns);
        byIntent = new RatioTable<>(columns);
        byStage = new RatioTable<>(columns);
        byBand = new RatioTable<>(columns);
        bySlice = new RatioTable<>(columns);
    }

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        one.clear();
        rules.contact(contact, one);
        bySlice.row(config.slice(contact.closedMicros())).add(one);
        List<ContactRecord.Reply> replies = contact.replies();
        for (int i = 0; i < replies.size(); i++) {
            ContactRecord.Reply reply = replies.get(i);
            rules.reply(reply, one);
            rules.reply(reply, bySlice.row(config.slice(reply.atMicros())));
        }
        for (ContactRecord.Cut cut : contact.cuts()) {
            rules.cut(cut, one);
            rules.cut(cut, bySlice.row(config.slice(cut.atMicros())));
        }
        addOneTo(contact);
    }

    private void addOneTo(ContactRecord contact) {
        String persona = contact.opened().persona();
        String scenario = contact.opened().scenario();
        total.add(one);
        bySegment.row(segments.of(contact)).add(one);
        byPersona.row(persona).add(one);
        byScenario.row(scenario).add(one);
        byIntent.row(contact.opened().intent()).add(one);
        byStage.row(contact.opened().stage()).add(one);
        byBand.row(LoadBand.of(contact.opened().inProgress())).add(one);
    }

    @Override
    public void combine(SliAccumulator other) {
        total.add(other.total);
        bySegment.combine(other.bySegment);
        byPersona.combine(other.byPersona);
        byScenario.combine(other.byScenario);
        byIntent.combine(other.byIntent);
        byStage.combine(other.byStage);
        byBand.combine(other.byBand);
        bySlice.combine(other.bySlice);
    }

    @Override
    public SortedMap<String, SliCounts> snapshot() {
        SortedMap<String, SliCounts> counts = new TreeMap<>();
        List<SliRules.Name> names = SliRules.names(config);
        for (int i = 0; i < names.size(); i++) {
            counts.put(names.get(i).id(), counts(names.get(i), i));
        }
        return counts;
    }

    /** The total of every indicator by its id. */
    SortedMap<String, Ratio> totals() {
        SortedMap<String, Ratio> totals = new TreeMap<>();
        List<SliRules.Name> names = SliRules.names(config);
        for (int i = 0; i < names.size(); i++) {
            totals.put(names.get(i).id(), total.ratio(i));
        }
        return totals;
    }

    /** One indicator by persona and scenario. */
    SortedMap<String, Ratio> segments(Sli sli) {
        return bySegment.column(sli.ordinal());
    }

    private SliCounts counts(SliRules.Name name, int column) {
        return new SliCounts(
                name.id(),
                name.formula(),
                total.ratio(column),
                bySegment.column(column),
                byPersona.column(column),
                byScenario.column(column),
                byIntent.column(column),
                byStage.column(column),
                byBand.column(column),
                bySlice.column(column));
    }
}
