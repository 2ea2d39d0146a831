package dev.clamor.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.metrics.agreement.Confusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedKappaTest {
    private static final ReplyClass[] CLASSES = {
        ReplyClass.PROGRESS, ReplyClass.CLARIFY, ReplyClass.RESOLVED, ReplyClass.DEFLECT
    };
    private static final double[] SHARES = {0.55, 0.30, 0.12, 0.03};

    @Test
    void with_every_reply_labelled_it_is_the_plain_kappa() {
        Run run = new Run(300, 3);
        WeightedKappa all = new WeightedKappa(run.labelled(run.replies.size(), 1));
        assertThat(all.kappa().orElseThrow()).isCloseTo(run.kappa(), offset(1e-12));
    }

    /**
     * 90 replies read as PROGRESS, two labelled so; 10 read as DEFLECT, one labelled so, one PROGRESS. In the run: 90, 5 and 5,
     * p_o = 0.95, p_e = 0.95 x 0.90 + 0.05 x 0.10 = 0.86. Without one label of the second stratum kappa is 0 or 1: variance
     * 1/2 x (1/4 + 1/4).
     */
    @Test
    void pairs_are_weighted_back_to_the_run() {
        List<ReadReply> replies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            replies.add(Replies.reply(i, 1, i < 90 ? ReplyClass.PROGRESS : ReplyClass.DEFLECT, false));
        }
        WeightedKappa drawn = new WeightedKappa(new Labelled(
                replies,
                List.of(
                        Replies.label(replies.get(0), ReplyClass.PROGRESS),
                        Replies.label(replies.get(1), ReplyClass.PROGRESS),
                        Replies.label(replies.get(98), ReplyClass.DEFLECT),
                        Replies.label(replies.get(99), ReplyClass.PROGRESS))));
        assertThat(drawn.kappa().orElseThrow()).isCloseTo((0.95 - 0.86) / 0.14, offset(1e-12));
        assertThat(drawn.error()).isCloseTo(0.5, offset(1e-12));
        assertThat(drawn.labelled(ReplyClass.PROGRESS)).isCloseTo(95, offset(1e-9));
        assertThat(drawn.read(ReplyClass.DEFLECT)).isCloseTo(10, offset(1e-9));
    }

    /**
     * 200 runs of 2,000 replies of which 150 are labelled. With a coverage of exactly 95 % fewer than 180 are covered with
     * probability 0.1 % (binomial); the seeds are fixed.
     */
    @Test
    void its_interval_covers_the_kappa_of_the_run() {
        int covered = 0;
        for (int seed = 1; seed <= 200; seed++) {
            Run run = new Run(2_000, seed);
            WeightedKappa drawn = new WeightedKappa(run.labelled(150, seed));
            double kappa = drawn.kappa().orElseThrow();
            covered += Math.abs(kappa - run.kappa()) <= 1.96 * drawn.error() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(180);
    }

    @Test
    void full_agreement_of_few_labels_is_not_taken_for_certainty() {
        List<ReadReply> replies = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            replies.add(Replies.reply(i, 1, CLASSES[i % 2], false));
        }
        WeightedKappa full = new WeightedKappa(new Labelled(
                replies,
                replies.stream().map(r -> Replies.label(r, r.reading())).toList()));
        assertThat(full.kappa().orElseThrow()).isEqualTo(1);
        // 30 good ones of 30: Clopper-Pearson from 0.8843 (two-sided 95 %, R binom.test(30, 30)); chance agreement 1/2
        assertThat(full.lower(0.05)).isCloseTo((0.8843 - 0.5) / 0.5, offset(1e-4));
        assertThat(full.upper(0.05)).isEqualTo(1);
    }

    @Test
    void without_labels_there_is_none() {
        WeightedKappa none = new WeightedKappa(new Labelled(new Run(10, 1).replies, List.of()));
        assertThat(none.kappa()).isEmpty();
        assertThat(none.error()).isNaN();
        assertThat(none.lower(0.05)).isNaN();
    }

    /** Replies read rightly four times out of five. */
    private static final class Run {
        private final List<ReadReply> replies = new ArrayList<>();
        private final List<ReplyClass> truths = new ArrayList<>();

        Run(int size, long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < size; i++) {
                ReplyClass truth = any(random);
                truths.add(truth);
                replies.add(Replies.reply(i, 1, random.nextDouble() < 0.8 ? truth : any(random), false));
            }
        }

        private static ReplyClass any(Random random) {
            double left = random.nextDouble();
            int i = 0;
            while (i < SHARES.length - 1 && left >= SHARES[i]) {
                left -= SHARES[i++];
            }
            return CLASSES[i];
        }

        Labelled labelled(int size, long seed) {
            return new Labelled(
                    replies,
                    Sample.draw(replies, size, seed).stream()
                            .map(drawn -> Replies.label(drawn.reply(), truths.get((int)
                                    drawn.reply().contact().arrival())))
                            .toList());
        }

        double kappa() {
            Confusion confusion =
                    new Confusion(Arrays.stream(CLASSES).map(Enum::name).toList());
            for (int i = 0; i < replies.size(); i++) {
                confusion.add(truths.get(i).name(), replies.get(i).reading().name());
            }
            return confusion.kappa().orElseThrow();
        }
    }
}
