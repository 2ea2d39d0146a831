package dev.clamor.metrics;

import dev.clamor.conversation.JourneyStep;
import dev.clamor.metrics.ContactRecord.Behaviour;
import dev.clamor.metrics.ContactRecord.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each journey step fails, over all and under each condition, in the valid contacts. A turn lost by our own
 * fault is no visit. Rows are in the order of the steps, then of the conditions' names; rows without visits are left out.
 */
public final class StepAccumulator implements Accumulator<List<MetricsSnapshot.StepSlice>, StepAccumulator> {
    private static final JourneyStep[] STEPS = JourneyStep.values();

    private final RatioVector one = new RatioVector(STEPS.length);
    private final RatioVector all = new RatioVector(STEPS.length);
    private final RatioTable<String> byBand = new RatioTable<>(STEPS.length);
    private final RatioTable<String> byStage = new RatioTable<>(STEPS.length);
    private final RatioTable<String> byPersona = new RatioTable<>(STEPS.length);
    private final RatioTable<String> byScenario = new RatioTable<>(STEPS.length);
    private final RatioTable<Behaviour> byBehaviour = new RatioTable<>(STEPS.length);

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        one.clear();
        for (Reply reply : contact.replies()) {
            if (!reply.harnessFault()) {
                visit(reply);
            }
        }
        all.add(one);
        byBand.row(LoadBand.of(contact.opened().inProgress())).add(one);
        byStage.row(contact.opened().stage()).add(one);
        byPersona.row(contact.opened().persona()).add(one);
        byScenario.row(contact.opened().scenario()).add(one);
    }

    private void visit(Reply reply) {
        int step = reply.step().ordinal();
        one.count(step, !reply.stepFailed());
        for (Behaviour behaviour : reply.conditions()) {
            byBehaviour.row(behaviour).count(step, !reply.stepFailed());
        }
    }

    @Override
    public void combine(StepAccumulator other) {
        all.add(other.all);
        byBand.combine(other.byBand);
        byStage.combine(other.byStage);
        byPersona.combine(other.byPersona);
        byScenario.combine(other.byScenario);
        byBehaviour.combine(other.byBehaviour);
    }

    @Override
    public List<MetricsSnapshot.StepSlice> snapshot() {
        List<MetricsSnapshot.StepSlice> rows = new ArrayList<>();
        for (JourneyStep step : STEPS) {
            Ratio whole = all.ratio(step.ordinal());
            conditions(step)
                    .forEach((condition, visits) -> rows.add(
                            new MetricsSnapshot.StepSlice(step.name(), condition, visits, minus(whole, visits))));
        }
        return List.copyOf(rows);
    }

    private SortedMap<String, Ratio> conditions(JourneyStep step) {
        SortedMap<String, Ratio> conditions = new TreeMap<>();
        if (all.ratio(step.ordinal()).total() > 0) {
            conditions.put("all", all.ratio(step.ordinal()));
        }
        put(conditions, "band:", byBand, step);
        put(conditions, "stage:", byStage, step);
        put(conditions, "persona:", byPersona, step);
        put(conditions, "scenario:", byScenario, step);
        put(conditions, "behaviour:", byBehaviour, step);
        return conditions;
    }

    private static <K extends Comparable<K>> void put(
            SortedMap<String, Ratio> to, String prefix, RatioTable<K> table, JourneyStep step) {
        table.column(step.ordinal()).forEach((key, visits) -> to.put(prefix + key, visits));
    }

    private static Ratio minus(Ratio whole, Ratio part) {
        return new Ratio(whole.good() - part.good(), whole.total() - part.total());
    }
}
