package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Scores of single contacts must add up to what the accumulators count. */
class ContactScoresTest {
    private static final MetricsConfig CONFIG = new MetricsConfig(new TreeSet<>(List.of(1_000L, 4_000L)), 2, 5);

    @Test
    void the_scores_of_all_contacts_add_up_to_the_indicators_of_the_run() {
        ContactScores scores = new ContactScores(CONFIG);
        long[] good = new long[scores.ids().size()];
        long[] total = new long[scores.ids().size()];
        List<ContactRecord> closed = new ArrayList<>();
        RunMetrics metrics = new RunMetrics(CONFIG, contact -> {
            closed.add(contact);
            scores.score(contact);
            for (int i = 0; i < good.length; i++) {
                good[i] += scores.good(i);
                total[i] += scores.total(i);
            }
        });
        for (LogEvent event : events()) {
            metrics.accept(event);
        }
        MetricsSnapshot snapshot = metrics.snapshot();
        assertThat(closed).hasSize(Math.toIntExact(snapshot.contacts().closed()));
        for (int i = 0; i < good.length; i++) {
            String id = scores.ids().get(i);
            assertThat(new Ratio(good[i], total[i]))
                    .as(id)
                    .isEqualTo(snapshot.slis().get(id).total());
        }
        assertThat(total[Sli.TRUE_CONTAINMENT.ordinal()]).isPositive();
    }

    @Test
    void a_contact_is_at_most_one_event_of_those_that_say_so_and_can_be_more_of_the_others() {
        ContactScores scores = new ContactScores(CONFIG);
        long[] most = new long[scores.ids().size()];
        RunMetrics metrics = new RunMetrics(CONFIG, contact -> {
            scores.score(contact);
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], scores.total(i));
            }
        });
        for (LogEvent event : events()) {
            metrics.accept(event);
        }
        for (int i = 0; i < most.length; i++) {
            String id = scores.ids().get(i);
            if (Sli.oncePerContact(id)) {
                assertThat(most[i]).as(id).isEqualTo(1);
            }
        }
        assertThat(most[scores.ids().indexOf("errorFreeTurns")]).isGreaterThan(1);
        assertThat(Sli.oncePerContact("repliesFasterThan:4000ms")).isFalse();
        assertThat(Sli.oncePerContact("errorFreeTurns")).isFalse();
        assertThat(Sli.oncePerContact("trueContainment")).isTrue();
    }

    private static List<LogEvent> events() {
        List<LogEvent> events = new ArrayList<>();
        new Crowd(7).contacts(400).forEach(events::addAll);
        return events;
    }
}
