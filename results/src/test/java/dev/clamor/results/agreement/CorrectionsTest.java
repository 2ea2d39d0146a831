package dev.clamor.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.metrics.EscalationLabel;
import dev.clamor.results.inference.Intervals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final int CONTACTS = 1_000;

    /**
     * 1,000 contacts, of which the agent truly hands over 20 % and solves 50 %; the reader sees a handoff with probability
     * 0.8, a solution with 0.85, and either where there is none in 5 % each. 200 replies are drawn as the command draws them.
     *
     * <p>With a coverage of exactly 95 % fewer than 184 of 200 are covered with probability 2.2 % (binomial); the labels come
     * from the contacts that are corrected, which makes the coverage higher. The seeds are fixed.
     */
    @Test
    void corrected_intervals_cover_the_truth_at_their_level_and_uncorrected_ones_do_not() {
        int rawCovered = 0;
        int handedCovered = 0;
        int solvedCovered = 0;
        for (int seed = 1; seed <= 200; seed++) {
            List<Figure> figures = simulated(seed, 200);
            Figure containment = figures.get(0);
            Figure solved = figures.get(1);
            handedCovered += containment.lower() <= 0.8 && 0.8 <= containment.upper() ? 1 : 0;
            solvedCovered += solved.lower() <= 0.5 && 0.5 <= solved.upper() ? 1 : 0;
            Intervals.Interval raw = Intervals.wilson(solved.good(), solved.total(), 0.05);
            rawCovered += raw.lower() <= 0.5 && 0.5 <= raw.upper() ? 1 : 0;
        }
        assertThat(handedCovered).isGreaterThanOrEqualTo(184);
        assertThat(solvedCovered).isGreaterThanOrEqualTo(184);
        assertThat(rawCovered).isLessThan(100);
    }

    @Test
    void with_every_deciding_reply_labelled_the_estimate_is_what_the_labels_count() {
        List<ReadReply> replies = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        // read: 30 handoffs (3 are none), 70 others (7 are handoffs): 34 handoffs by the labels
        for (int i = 0; i < 100; i++) {
            ReplyClass reading = i < 30 ? ReplyClass.HANDOFF_OK : ReplyClass.PROGRESS;
            ReplyClass truth = i < 27 || i >= 93 ? ReplyClass.HANDOFF_OK : ReplyClass.PROGRESS;
            ReadReply reply = Replies.reply(i, 1, reading, true);
            replies.add(reply);
            labels.add(Replies.label(reply, truth));
        }
        Figure containment = figures(replies, labels).get(0);
        assertThat(containment.raw()).isCloseTo(0.70, offset(1e-12));
        assertThat(containment.corrected()).isCloseTo(0.66, offset(1e-9));
        assertThat(containment.lower()).isLessThan(0.66);
        assertThat(containment.upper()).isGreaterThan(0.66);
        assertThat(containment.refused()).isEmpty();
    }

    @Test
    void without_labels_of_both_kinds_a_figure_is_refused_with_its_reason() {
        List<ReadReply> replies = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ReadReply reply = Replies.reply(i, 1, ReplyClass.PROGRESS, true);
            replies.add(reply);
            labels.add(Replies.label(reply, ReplyClass.PROGRESS));
        }
        Figure containment = figures(replies, labels).get(0);
        assertThat(containment.corrected()).isNaN();
        assertThat(containment.refused()).contains("labels of deciding replies that say yes");
        assertThat(figures(replies, List.of()).get(0).refused())
                .contains("90 %")
                .contains("0 of 20");
    }

    @Test
    void contacts_without_a_reply_stay_in_the_denominator_and_are_not_corrected() {
        List<ReadReply> replies = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        List<JudgedContact> contacts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ReplyClass reading = i < 50 ? ReplyClass.HANDOFF_OK : ReplyClass.PROGRESS;
            ReadReply reply = Replies.reply(i, 1, reading, true);
            replies.add(reply);
            labels.add(Replies.label(reply, reading));
            contacts.add(Replies.contact(reply));
            contacts.add(
                    new JudgedContact(false, EscalationLabel.TRUE_NEGATIVE, false, false, false, Optional.empty()));
        }
        Figure containment = new Corrections(contacts, new Labelled(replies, labels))
                .figures()
                .get(0);
        assertThat(containment.total()).isEqualTo(200);
        assertThat(containment.corrected()).isCloseTo(0.75, offset(1e-9));
    }

    private static List<Figure> simulated(long seed, int size) {
        Random random = new Random(seed);
        List<ReadReply> replies = new ArrayList<>();
        List<ReplyClass> truths = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            double kind = random.nextDouble();
            ReplyClass truth =
                    kind < 0.2 ? ReplyClass.HANDOFF_OK : kind < 0.7 ? ReplyClass.RESOLVED : ReplyClass.DEFLECT;
            truths.add(truth);
            replies.add(Replies.reply(i, 1, read(truth, random), true));
        }
        List<Label> labels = Sample.draw(replies, size, seed).stream()
                .map(drawn -> Replies.label(
                        drawn.reply(), truths.get((int) drawn.reply().contact().arrival())))
                .toList();
        return figures(replies, labels);
    }

    private static ReplyClass read(ReplyClass truth, Random random) {
        double chance = random.nextDouble();
        return switch (truth) {
            case HANDOFF_OK -> chance < 0.8 ? truth : chance < 0.85 ? ReplyClass.RESOLVED : ReplyClass.DEFLECT;
            case RESOLVED -> chance < 0.85 ? truth : chance < 0.90 ? ReplyClass.HANDOFF_OK : ReplyClass.PROGRESS;
            default -> chance < 0.05 ? ReplyClass.RESOLVED : chance < 0.10 ? ReplyClass.HANDOFF_OK : ReplyClass.DEFLECT;
        };
    }

    private static List<Figure> figures(List<ReadReply> replies, List<Label> labels) {
        return new Corrections(replies.stream().map(Replies::contact).toList(), new Labelled(replies, labels))
                .figures();
    }
}
