package dev.clamor.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.inference.Newcombe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TradeOffsTest {
    @Test
    void containment_bought_with_missed_handoffs_and_repeat_contacts_is_called_so() {
        List<TradeOff> found = TradeOffs.of(
                run(800, 0.80, 0.90).snapshot(), run(700, 0.95, 0.97).snapshot(), false);

        assertThat(found).extracting(one -> one.price().indicator()).containsExactly("repeatFree", "escalationRecall");
        assertThat(found).allMatch(TradeOff::clear);
        assertThat(found.get(1).gain().difference()).isCloseTo(0.10, within(1e-12));
        assertThat(found.get(1).because())
                .startsWith("Containment is up by 10.0 points (")
                .contains(" while missed or late handoffs are up by 15.0 points (")
                .endsWith("): the one was bought with the other.");
    }

    /** The interval is Newcombe's on the effective numbers; the segments are as even as can be, so all events count. */
    @Test
    void its_interval_is_clustered_newcombe() {
        TradeOff.Change gain = TradeOffs.of(
                        run(800, 0.80, 0.90).snapshot(), run(700, 0.95, 0.97).snapshot(), false)
                .get(0)
                .gain();
        Intervals.Interval independent = Newcombe.difference(800, 1000, 700, 1000, 0.05);

        assertThat(gain.lower()).isLessThan(independent.lower()).isPositive();
        assertThat(gain.upper()).isGreaterThan(independent.upper());
    }

    @Test
    void a_price_that_chance_may_have_made_is_said_to_be_one() {
        List<TradeOff> found = TradeOffs.of(
                run(800, 0.94, 0.97).snapshot(), run(700, 0.95, 0.97).snapshot(), false);

        assertThat(found).extracting(TradeOff::clear).containsExactly(false);
        assertThat(found.get(0).because()).endsWith("; this could be chance.");
    }

    @Test
    void clear_ones_come_first() {
        List<TradeOff> found = TradeOffs.of(
                run(800, 0.80, 0.965).snapshot(), run(700, 0.95, 0.97).snapshot(), false);

        assertThat(found).extracting(one -> one.price().indicator()).containsExactly("escalationRecall", "repeatFree");
        assertThat(found).extracting(TradeOff::clear).containsExactly(true, false);
    }

    @Test
    void nothing_is_traded_when_containment_did_not_rise_or_nothing_got_worse() {
        assertThat(TradeOffs.of(
                        run(700, 0.8, 0.9).snapshot(), run(700, 0.95, 0.97).snapshot(), false))
                .isEmpty();
        assertThat(TradeOffs.of(
                        run(800, 0.95, 0.97).snapshot(), run(700, 0.95, 0.97).snapshot(), false))
                .isEmpty();
        assertThat(TradeOffs.of(
                        Snapshots.nothing().snapshot(), run(700, 0.95, 0.97).snapshot(), false))
                .isEmpty();
        assertThat(TradeOffs.of(
                        run(800, 0.8, 0.9).snapshot(), Snapshots.nothing().snapshot(), false))
                .isEmpty();
    }

    /** Of 1,000 contacts, 400 needed a human. */
    /**
     * Twelve segments that differ much from one another, each with about five points more containment and ten points less
     * recall: strangers could differ so by chance, the same customers do not.
     */
    @Test
    void customers_who_met_both_agents_are_compared_with_themselves() {
        Snapshots before = Snapshots.nothing()
                .with(Sli.RAW_CONTAINMENT, segments(0.30, 0))
                .with(Sli.ESCALATION_RECALL, segments(0.40, 0));
        Snapshots after = Snapshots.nothing()
                .with(Sli.RAW_CONTAINMENT, segments(0.35, 1))
                .with(Sli.ESCALATION_RECALL, segments(0.30, 1));

        assertThat(TradeOffs.of(after.snapshot(), before.snapshot(), true))
                .singleElement()
                .satisfies(found -> assertThat(found.clear()).isTrue());
        assertThat(TradeOffs.of(after.snapshot(), before.snapshot(), false))
                .singleElement()
                .satisfies(found -> assertThat(found.clear()).isFalse());
    }

    private static Map<String, Ratio> segments(double least, int uneven) {
        Map<String, Ratio> segments = new TreeMap<>();
        for (int k = 0; k < 12; k++) {
            long good = Math.round(100 * (least + 0.05 * k)) + uneven * (k % 3 - 1);
            segments.put("p" + k + "/s", new Ratio(good, 100));
        }
        return segments;
    }

    private static Snapshots run(long contained, double recall, double repeatFree) {
        return Snapshots.nothing()
                .even(Sli.RAW_CONTAINMENT, contained, 1000)
                .even(Sli.ESCALATION_RECALL, Math.round(400 * recall), 400)
                .even(Sli.REPEAT_FREE, Math.round(1000 * repeatFree), 1000)
                .even(Sli.WRONG_ACTION_FREE, 980, 1000)
                .even(Sli.HALLUCINATION_FREE, 990, 1000);
    }
}
