package dev.clamor.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.clamor.conversation.ReplyClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleTest {
    private final List<ReadReply> run = run();

    @Test
    void rare_classes_are_seen_and_weights_add_up_to_the_run() {
        List<Sample.Drawn> drawn = Sample.draw(run, 60, 1);
        assertThat(drawn).hasSize(60);
        assertThat(drawn.stream().filter(d -> d.reply().reading() == ReplyClass.WRONG))
                .hasSize(2);
        assertThat(drawn.stream().mapToDouble(Sample.Drawn::weight).sum()).isCloseTo(run.size(), offset(1e-6));
    }

    @Test
    void the_same_seed_draws_the_same_and_a_larger_sample_contains_a_smaller_one() {
        assertThat(Sample.draw(run, 60, 1)).isEqualTo(Sample.draw(run, 60, 1));
        assertThat(keys(Sample.draw(run, 60, 1))).isNotEqualTo(keys(Sample.draw(run, 60, 2)));
        assertThat(keys(Sample.draw(run, 120, 1))).containsAll(keys(Sample.draw(run, 60, 1)));
    }

    @Test
    void whoever_stops_early_has_seen_every_stratum() {
        int strata = Sample.sizes(run).size();
        Set<Stratum> seen = new HashSet<>();
        Sample.draw(run, 60, 1).stream()
                .limit(strata)
                .forEach(d -> seen.add(d.reply().stratum()));
        assertThat(seen).hasSize(strata);
    }

    @Test
    void a_sample_larger_than_the_run_is_the_run() {
        assertThat(Sample.draw(run, 10_000, 1)).hasSize(run.size()).allMatch(drawn -> drawn.weight() == 1);
        assertThat(Sample.draw(List.of(), 10, 1)).isEmpty();
        assertThat(Sample.draw(run, 1, 1)).hasSize(1);
    }

    private static Set<ReadReply.Key> keys(List<Sample.Drawn> drawn) {
        return drawn.stream().map(d -> d.reply().key()).collect(Collectors.toSet());
    }

    private static List<ReadReply> run() {
        List<ReadReply> run = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            run.add(Replies.reply(i, 1, i < 2 ? ReplyClass.WRONG : ReplyClass.PROGRESS, false));
            run.add(Replies.reply(i, 2, i % 10 == 0 ? ReplyClass.HANDOFF_OK : ReplyClass.RESOLVED, true));
        }
        return run;
    }
}
