package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertainTest {

    @Test
    void contacts_below_wilks_number_can_only_hold() {
        assertThat(undecidable("breachFree", "0.99", true, 1, 298)).containsExactly("o");
        assertThat(undecidable("breachFree", "0.99", true, 1, 299)).isEmpty();
    }

    @Test
    void contacts_below_the_minimum_can_only_hold() {
        assertThat(undecidable("escalationRecall", "0.5", true, 100, 99)).containsExactly("o");
        assertThat(undecidable("escalationRecall", "0.5", true, 100, 100)).isEmpty();
    }

    @Test
    void what_may_come_several_times_a_contact_or_decides_nothing_is_not_named() {
        assertThat(undecidable("errorFreeTurns", "0.99", true, 1, 10)).isEmpty();
        assertThat(undecidable("breachFree", "0.99", false, 1, 10)).isEmpty();
    }

    private static List<String> undecidable(String sli, String target, boolean gating, long minimum, long contacts) {
        Slo slo = new Slo("o", sli, new BigDecimal(target), gating, 0.95, minimum, Slo.Estimand.SUITE, "");
        return Certain.undecidable(new Objectives("t", 28, 0, List.of(slo)), contacts).stream()
                .map(Slo::id)
                .toList();
    }
}
