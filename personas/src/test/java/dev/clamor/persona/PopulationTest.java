package dev.clamor.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {
    private static final Persona A = TestPersonas.named("a", 1);
    private static final Persona B = TestPersonas.named("b", 2);
    private static final Persona C = TestPersonas.named("c", 1);

    @Test
    void is_sorted_by_id_so_that_the_order_of_files_does_not_matter() {
        assertThat(new Population(List.of(C, A, B))).isEqualTo(new Population(List.of(A, B, C)));
        assertThat(new Population(List.of(C, A, B)).personas()).containsExactly(A, B, C);
    }

    @Test
    void the_quarters_of_the_bits_belong_to_the_weights() {
        Population crowd = new Population(List.of(A, B, C));
        assertThat(crowd.pick(0)).isEqualTo(A);
        assertThat(crowd.pick(0x3FFF_FFFF)).isEqualTo(A);
        assertThat(crowd.pick(0x4000_0000)).isEqualTo(B);
        assertThat(crowd.pick(0xBFFF_FFFF)).isEqualTo(B);
        assertThat(crowd.pick(0xC000_0000)).isEqualTo(C);
        assertThat(crowd.pick(-1)).isEqualTo(C);
    }

    @Test
    void bits_and_the_uniform_number_made_from_them_pick_the_same() {
        Population crowd = new Population(List.of(A, B, C, TestPersonas.named("d", 0.1 + 0.2)));
        RandomStreams streams = new RandomStreams(1);
        assertThat(LongStream.range(0, 20_000))
                .allMatch(c -> crowd.pick(streams.bits(c, Purpose.GOAL, 0, 0))
                        == crowd.pick(streams.uniform(c, Purpose.GOAL, 0, 0)));
    }

    @Test
    void nobody_without_weight_is_picked_not_even_at_the_ends() {
        Population crowd = new Population(List.of(
                TestPersonas.named("a", 0),
                TestPersonas.named("b", 0.3),
                TestPersonas.named("c", 0.6),
                TestPersonas.named("d", 0)));
        assertThat(crowd.pick(0).id().value()).isEqualTo("b");
        assertThat(crowd.pick(-1).id().value()).isEqualTo("c");
        assertThat(crowd.pick(Double.MIN_VALUE).id().value()).isEqualTo("b");
        assertThat(crowd.pick(Math.nextDown(1.0)).id().value()).isEqualTo("c");
    }

    /** 100 000 picks, five standard errors: a false alarm in 2 million for each of the three. */
    @Test
    void picks_follow_the_weights() {
        Population crowd = Population.of(List.of(A, B, C), Map.of("a", 0.7, "b", 0.2, "c", 0.1));
        RandomStreams streams = new RandomStreams(2);
        int n = 100_000;
        for (Persona persona : crowd.personas()) {
            double share = (double) LongStream.range(0, n)
                            .filter(c -> crowd.pick(streams.bits(c, Purpose.GOAL, 0, 0)) == persona)
                            .count()
                    / n;
            double p = persona.weight();
            assertThat(share).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / n)));
        }
    }

    @Test
    void weights_replace_those_of_the_files() {
        Population crowd = Population.of(List.of(A, B, C), Map.of("b", 0.0));
        assertThat(crowd.personas()).containsExactly(A, B.withWeight(0), C);
        assertThat(crowd.pick(0x7FFF_FFFF)).isEqualTo(A);
        assertThat(crowd.pick(0x8000_0000)).isEqualTo(C);
    }

    @Test
    void an_unknown_id_is_refused_with_the_nearest_known_one() {
        List<Persona> personas = List.of(TestPersonas.named("calm", 1), TestPersonas.named("angry", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.of(personas, Map.of("angri", 1.0)))
                .withMessage("population: expected one of angry, calm. Found: \"angri\" (did you mean \"angry\"?)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_weight_that_is_none_is_refused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Population.of(List.of(A, B), Map.of("a", weight)))
                .withMessage("population: expected weights that are finite and not negative. Found: " + weight);
    }

    @Test
    void a_crowd_without_weight_or_with_a_name_twice_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Population(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Population(List.of(TestPersonas.named("a", 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Population(List.of(A, A)))
                .withMessage("population: expected each id once. Found: a a second time");
    }
}
