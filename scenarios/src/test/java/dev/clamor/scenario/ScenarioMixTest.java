package dev.clamor.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioMixTest {
    private final ScenarioMix mix = new ScenarioMix(List.of(of("c", 1), of("a", 2), of("b", 0), of("d", 1)));

    @Test
    void scenarios_are_sorted_by_id() {
        assertThat(mix.scenarios()).extracting(s -> s.id().value()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void each_scenario_owns_its_share_of_the_numbers() {
        assertThat(id(mix.pick(0))).isEqualTo("a");
        assertThat(id(mix.pick(0x7FFFFFFF))).isEqualTo("a");
        assertThat(id(mix.pick(0x80000000))).isEqualTo("c");
        assertThat(id(mix.pick(0xBFFFFFFF))).isEqualTo("c");
        assertThat(id(mix.pick(0xC0000000))).isEqualTo("d");
        assertThat(id(mix.pick(0xFFFFFFFF))).isEqualTo("d");
    }

    @Test
    void quantiles_agree_with_bits() {
        assertThat(id(mix.pick(0.0001))).isEqualTo("a");
        assertThat(id(mix.pick(0.4999))).isEqualTo("a");
        assertThat(id(mix.pick(0.5))).isEqualTo("c");
        assertThat(id(mix.pick(0.7501))).isEqualTo("d");
        assertThat(id(mix.pick(0.9999999999))).isEqualTo("d");
    }

    @Test
    void given_weights_take_the_place_of_the_scenarios_own() {
        ScenarioMix changed = ScenarioMix.of(mix.scenarios(), Map.of("a", 0.0, "b", 3.0));
        assertThat(id(changed.pick(0))).isEqualTo("b");
        assertThat(id(changed.pick(0.59))).isEqualTo("b");
        assertThat(id(changed.pick(0.61))).isEqualTo("c");
    }

    @Test
    void impossible_mixes_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioMix(List.of(of("a", 0))))
                .withMessage("scenario mix: expected a positive total weight. Found: 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ScenarioMix(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScenarioMix(List.of(of("a", 1), of("a", 1))))
                .withMessageContaining("Found twice: a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioMix.of(List.of(of("a", 1)), Map.of("x", 1.0)))
                .withMessageContaining("Found: [x]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioMix.of(List.of(of("a", 1)), Map.of("a", Double.NaN)))
                .withMessageContaining("Found: NaN");
    }

    private static Scenario of(String id, double weight) {
        return FactValuesTest.scenario(id, weight, List.of());
    }

    private static String id(Scenario scenario) {
        return scenario.id().value();
    }
}
