package dev.clamor.metrics;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.RunEvent.CeilingHeld;
import dev.clamor.metrics.ContactRecord.Behaviour;
import dev.clamor.metrics.ContactRecord.Reply;
import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often each journey step fails, over all and under each condition, in the valid contacts. A turn lost by our own
 * fault is no visit; a turn is under a planned fault when the time from its sending to its reply overlaps one of its windows.
 * The channel is that of the utterance which the reply answers; {@code switched} is any after the customer moved. There are
 * no rows for it unless there are several. Rows are in the order of the steps, then of the conditions' names; rows without
 * visits are left out. Clusters are the segments; for the time in which the agent's ceilings held the run back they are
 * slices of time.
 */
public final class StepAccumulator implements Accumulator<List<StepSlice>, StepAccumulator> {
    private static final JourneyStep[] STEPS = StepCell.STEPS;
    private static final String SWITCHED = "switched";

    private final MetricsConfig config;
    private final Segments segments = new Segments();
    private final RatioVector one = new RatioVector(STEPS.length);
    private final StepCell all = new StepCell();
    private final Map<String, StepCell> byBand = new HashMap<>();
    private final Map<String, StepCell> byStage = new HashMap<>();
    private final Map<String, StepCell> byPersona = new HashMap<>();
    private final Map<String, StepCell> byScenario = new HashMap<>();
    private final Map<String, StepCell> byAgent = new HashMap<>();
    private final Map<Behaviour, StepCell> byBehaviour = new HashMap<>();
    private final Map<String, StepCell> byFault = new HashMap<>();
    private final SortedMap<String, List<FaultWindow>> faults = new TreeMap<>();
    private final Map<String, StepCell> byChannel = new HashMap<>();
    private final SliceTable bySlice = new SliceTable(STEPS.length);
    private final SortedSet<Integer> held = new TreeSet<>();

    /** Nothing counted yet. */
    public StepAccumulator(MetricsConfig config) {
        this.config = config;
        config.faults()
                .forEach(window -> faults.computeIfAbsent(window.fault(), name -> new ArrayList<>())
                        .add(window));
    }

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        one.clear();
        String segment = segments.of(contact);
        List<Reply> replies = contact.replies();
        for (int i = 0; i < replies.size(); i++) {
            if (!replies.get(i).harnessFault()) {
                visit(contact, segment, replies.get(i));
            }
        }
        add(all, segment, contact);
        add(cell(byBand, LoadBand.of(contact.opened().inProgress())), segment, contact);
        add(cell(byStage, contact.opened().stage()), segment, contact);
        add(cell(byPersona, contact.opened().persona()), segment, contact);
        add(cell(byScenario, contact.opened().scenario()), segment, contact);
        if (!contact.opened().agent().isEmpty()) {
            add(cell(byAgent, contact.opened().agent()), segment, contact);
        }
    }

    /** Takes notice of a moment at which the agent's ceilings held the run back. */
    void held(CeilingHeld event) {
        held.add(config.slice(event.atMicros()));
    }

    private void visit(ContactRecord contact, String segment, Reply reply) {
        int step = reply.step().ordinal();
        boolean good = !reply.stepFailed();
        one.count(step, good);
        bySlice.row(config.slice(reply.atMicros())).count(step, good);
        List<Behaviour> conditions = reply.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            cell(byBehaviour, conditions.get(i)).add(segment, contact.opened().contact(), step, good);
        }
        if (!reply.channel().isEmpty()) {
            cell(byChannel, reply.channel()).add(segment, contact.opened().contact(), step, good);
        }
        if (reply.moved()) {
            cell(byChannel, SWITCHED).add(segment, contact.opened().contact(), step, good);
        }
        if (!faults.isEmpty()) {
            underFaults(contact, segment, reply, good);
        }
    }

    private void underFaults(ContactRecord contact, String segment, Reply reply, boolean good) {
        long sent = reply.sentMicros();
        faults.forEach((fault, windows) -> {
            if (windows.stream().anyMatch(window -> window.overlaps(sent, reply.atMicros()))) {
                cell(byFault, fault)
                        .add(segment, contact.opened().contact(), reply.step().ordinal(), good);
            }
        });
    }

    private void add(StepCell cell, String segment, ContactRecord contact) {
        cell.add(segment, contact.opened().contact(), one);
    }

    private static <K> StepCell cell(Map<K, StepCell> cells, K key) {
        StepCell cell = cells.get(key);
        if (cell == null) {
            cell = new StepCell();
            cells.put(key, cell);
        }
        return cell;
    }

    @Override
    public void combine(StepAccumulator other) {
        all.combine(other.all);
        combine(byBand, other.byBand);
        combine(byStage, other.byStage);
        combine(byPersona, other.byPersona);
        combine(byScenario, other.byScenario);
        combine(byAgent, other.byAgent);
        combine(byBehaviour, other.byBehaviour);
        combine(byFault, other.byFault);
        combine(byChannel, other.byChannel);
        bySlice.combine(other.bySlice);
        held.addAll(other.held);
    }

    private static <K> void combine(Map<K, StepCell> cells, Map<K, StepCell> others) {
        others.forEach((key, other) -> cell(cells, key).combine(other));
    }

    @Override
    public List<StepSlice> snapshot() {
        SortedMap<String, StepCell> conditions = conditions();
        List<StepSlice> rows = new ArrayList<>();
        for (JourneyStep step : STEPS) {
            List<StepSlice> ofStep = new ArrayList<>();
            conditions.forEach((condition, cell) -> ofStep.add(slice(step, condition, cell)));
            ofStep.add(whileHeld(step));
            ofStep.sort(Comparator.comparing(StepSlice::condition));
            ofStep.removeIf(slice -> slice.visits().total() == 0);
            rows.addAll(ofStep);
        }
        return List.copyOf(rows);
    }

    /** Visits of each step by segment; steps and segments without visits are left out. */
    SortedMap<String, SortedMap<String, Ratio>> bySegment() {
        SortedMap<String, SortedMap<String, Ratio>> steps = new TreeMap<>();
        for (JourneyStep step : STEPS) {
            if (all.visits(step.ordinal()).total() > 0) {
                steps.put(step.name(), all.segments(step.ordinal()));
            }
        }
        return steps;
    }

    private SortedMap<String, StepCell> conditions() {
        SortedMap<String, StepCell> conditions = new TreeMap<>();
        conditions.put("all", all);
        byBand.forEach((key, cell) -> conditions.put("band:" + key, cell));
        byStage.forEach((key, cell) -> conditions.put("stage:" + key, cell));
        byPersona.forEach((key, cell) -> conditions.put("persona:" + key, cell));
        byScenario.forEach((key, cell) -> conditions.put("scenario:" + key, cell));
        byAgent.forEach((key, cell) -> conditions.put("agent:" + key, cell));
        byBehaviour.forEach((key, cell) -> conditions.put("behaviour:" + key, cell));
        byFault.forEach((key, cell) -> conditions.put("fault:" + key, cell));
        if (byChannel.size() > 1) {
            byChannel.forEach((key, cell) -> conditions.put("channel:" + key, cell));
        }
        return conditions;
    }

    private StepSlice slice(JourneyStep step, String condition, StepCell cell) {
        int index = step.ordinal();
        SortedMap<String, Ratio> here = cell.segments(index);
        ClusterSums clusters = ClusterSums.NONE;
        for (Map.Entry<String, Ratio> segment : all.segments(index).entrySet()) {
            Ratio in = here.getOrDefault(segment.getKey(), Ratio.NONE);
            clusters = clusters.plus(in, minus(segment.getValue(), in));
        }
        Ratio visits = cell.visits(index);
        return new StepSlice(
                step.name(), condition, visits, minus(all.visits(index), visits), clusters, cell.examples(index));
    }

    private StepSlice whileHeld(JourneyStep step) {
        Ratio here = Ratio.NONE;
        Ratio rest = Ratio.NONE;
        ClusterSums clusters = ClusterSums.NONE;
        for (Map.Entry<Integer, Ratio> slice : bySlice.column(step.ordinal()).entrySet()) {
            Ratio in = held.contains(slice.getKey()) ? slice.getValue() : Ratio.NONE;
            Ratio out = minus(slice.getValue(), in);
            here = here.plus(in);
            rest = rest.plus(out);
            clusters = clusters.plus(in, out);
        }
        return new StepSlice(step.name(), "ceiling:held", here, rest, clusters, List.of());
    }

    private static Ratio minus(Ratio whole, Ratio part) {
        return new Ratio(whole.good() - part.good(), whole.total() - part.total());
    }
}
