package dev.clamor.metrics;

import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.metrics.ContactRecord.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The run by slices of time. Openings and closings are counted for all contacts, when they happen. Ratios and latencies are
 * of the valid ones that have closed: a contact's stand in the slice in which it began, a reply's in the one in which the
 * utterance was sent, so that a slice shows what its own load came to. Slices in which nothing happened are left out.
 */
public final class TimelineAccumulator implements Accumulator<List<MetricsSnapshot.TimeSlice>, TimelineAccumulator> {
    private final MetricsConfig config;
    private final SortedMap<Integer, SliceCell> cells = new TreeMap<>();

    /** Nothing counted yet. */
    public TimelineAccumulator(MetricsConfig config) {
        this.config = config;
    }

    /** Takes the beginning of a contact. */
    public void opened(ContactOpened contact) {
        cell(contact.atMicros()).open(contact);
    }

    @Override
    public void accept(ContactRecord contact) {
        cell(contact.closedMicros()).closed++;
        if (!contact.valid()) {
            return;
        }
        RatioVector begun = cell(contact.opened().atMicros()).ratios;
        begun.count(SliceCell.HARMLESS, contact.wrongActions() == 0);
        if (contact.containable()) {
            begun.count(SliceCell.TRULY, contact.containment() == ContainmentClass.TRUE);
        }
        switch (contact.escalation()) {
            case TRUE_POSITIVE -> begun.count(SliceCell.RECALL, true);
            case LATE, MISS -> begun.count(SliceCell.RECALL, false);
            case FALSE_POSITIVE, TRUE_NEGATIVE, MAY, CENSORED -> {}
        }
        for (Reply reply : contact.replies()) {
            reply(reply);
        }
    }

    private void reply(Reply reply) {
        if (reply.harnessFault()) {
            return;
        }
        SliceCell cell = cell(reply.sentMicros());
        cell.ratios.count(SliceCell.REPLIES, reply.usable());
        if (reply.usable()) {
            cell.response.record(reply.dueLatencyMicros());
        }
    }

    @Override
    public void combine(TimelineAccumulator other) {
        other.cells.forEach((index, cell) -> cell(index.intValue()).combine(cell));
    }

    @Override
    public List<MetricsSnapshot.TimeSlice> snapshot() {
        List<MetricsSnapshot.TimeSlice> slices = new ArrayList<>(cells.size());
        long inProgress = 0;
        String stage = "";
        for (var entry : cells.entrySet()) {
            SliceCell cell = entry.getValue();
            inProgress += cell.opened - cell.closed;
            stage = cell.last == null ? stage : cell.last.stage();
            slices.add(slice(entry.getKey(), cell, inProgress, stage));
        }
        return List.copyOf(slices);
    }

    private static MetricsSnapshot.TimeSlice slice(int index, SliceCell cell, long inProgress, String stage) {
        return new MetricsSnapshot.TimeSlice(
                index,
                cell.opened,
                cell.closed,
                inProgress,
                stage,
                cell.ratios.ratio(SliceCell.TRULY),
                cell.ratios.ratio(SliceCell.RECALL),
                cell.ratios.ratio(SliceCell.HARMLESS),
                cell.ratios.ratio(SliceCell.REPLIES),
                LatencyAccumulator.millis(cell.response, 50),
                LatencyAccumulator.millis(cell.response, 95));
    }

    private SliceCell cell(long atMicros) {
        return cell(config.slice(atMicros));
    }

    private SliceCell cell(int index) {
        SliceCell cell = cells.get(index);
        if (cell == null) {
            cell = new SliceCell();
            cells.put(index, cell);
        }
        return cell;
    }
}
