package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.results.inference.GroupSequential;
import dev.clamor.results.slo.StoppingRules.Looks;
import dev.clamor.results.slo.StoppingRules.RatioTest;
import dev.clamor.results.slo.StoppingRules.RollBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingReaderTest {
    private static final String HEAD = "apiVersion: clamor/v1\nkind: Objectives\nmetadata: {name: mine}\nspec:\n";
    private static final String CONTACTS =
            "  objectives: [{id: a, indicator: breachFree, target: 0.98, gating: true, estimand: suite}]\n";
    private static final String LIKE_THESE =
            "  objectives: [{id: a, indicator: breachFree, target: 0.98, gating: true}]\n";
    private static final String TURNS =
            "  objectives: [{id: a, indicator: errorFreeTurns, target: 0.98, gating: true, estimand: suite}]\n";
    private static final String NOT_GATING = "  objectives: [{id: a, indicator: breachFree, target: 0.98}]\n";

    private static Optional<Objectives> read(String stopping, String objectives, Problems problems) {
        return ObjectivesCatalog.read("o.yaml", HEAD + stopping + objectives, problems);
    }

    private static StoppingRules rules(String stopping, String objectives) {
        Problems problems = new Problems();
        Optional<Objectives> read = read(stopping, objectives, problems);
        assertThat(problems.all()).isEmpty();
        return read.orElseThrow().stopping();
    }

    @Test
    void nothing_declared_is_no_rule() {
        assertThat(rules("", CONTACTS)).isEqualTo(StoppingRules.NONE);
        assertThat(rules("  stopping: {}\n", CONTACTS).none()).isTrue();
    }

    @Test
    void every_rule_is_read_as_written() {
        assertThat(rules(
                        "  stopping: {rollBack: {alpha: 0.01}, curtail: true, promote: {method: obrien_fleming, looks: 4}}\n",
                        CONTACTS))
                .isEqualTo(new StoppingRules(
                        Optional.of(new RollBack(0.01)),
                        true,
                        Optional.of(new Looks(GroupSequential.Shape.OBRIEN_FLEMING, 4))));
        assertThat(rules("  stopping: {promote: {method: pocock, looks: 2}}\n", TURNS)
                        .promote())
                .hasValue(new Looks(GroupSequential.Shape.POCOCK, 2));
        assertThat(rules("  stopping: {promote: {method: sprt, better: 0.01, beta: 0.2}}\n", CONTACTS)
                        .promote())
                .hasValue(new RatioTest(0.01, 0.2));
    }

    @Test
    void the_example_is_sound() throws IOException {
        String text = Files.readString(Path.of("objectives", "stop-early.yaml"), StandardCharsets.UTF_8);
        Problems problems = new Problems();
        assertThat(ObjectivesCatalog.read("stop-early.yaml", text, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rollBack: {}} | spec.stopping.rollBack.alpha",
                "{rollBack: {alpha: 0}} | spec.stopping.rollBack.alpha",
                "{rollBack: {alpha: 0.3}} | spec.stopping.rollBack.alpha",
                "{rollBack: 0.01} | spec.stopping.rollBack",
                "{curtail: maybe} | spec.stopping.curtail",
                "{rollback: {alpha: 0.01}} | spec.stopping.rollback",
                "{promote: {}} | spec.stopping.promote.method",
                "{promote: {method: bayes}} | spec.stopping.promote.method",
                "{promote: {method: pocock}} | spec.stopping.promote.looks",
                "{promote: {method: pocock, looks: 1}} | spec.stopping.promote.looks",
                "{promote: {method: pocock, looks: 21}} | spec.stopping.promote.looks",
                "{promote: {method: pocock, looks: 4, beta: 0.1}} | spec.stopping.promote.beta",
                "{promote: {method: sprt, beta: 0.1}} | spec.stopping.promote.better",
                "{promote: {method: sprt, better: 0.02, beta: 0.1}} | spec.stopping.promote.better",
                "{promote: {method: sprt, better: 0.01, beta: 0.6}} | spec.stopping.promote.beta"
            })
    void what_is_wrong_is_told_with_its_place(String stopping, String key) {
        Problems problems = new Problems();
        assertThat(read("  stopping: " + stopping + "\n", CONTACTS, problems)).isEmpty();
        assertThat(problems.all()).extracting(Problem::key).contains(key);
    }

    @Test
    void rules_without_an_objective_that_they_could_decide_are_refused_all_at_once() {
        for (String objectives : List.of(TURNS, NOT_GATING)) {
            Problems problems = new Problems();
            read("  stopping: {rollBack: {alpha: 0.01}, curtail: true}\n", objectives, problems);
            assertThat(problems.all())
                    .extracting(Problem::key)
                    .containsExactly("spec.stopping.rollBack", "spec.stopping.curtail");
        }
        Problems problems = new Problems();
        read("  stopping: {promote: {method: sprt, better: 0.01, beta: 0.1}}\n", LIKE_THESE, problems);
        assertThat(problems.all())
                .extracting(Problem::expected)
                .allSatisfy(e -> assertThat(e).contains("estimand suite"));
        assertThat(problems.all()).hasSize(1);
    }

    // Looks at a one-sided 5 % spend a part of it on the way; what is left is near the whole for O'Brien and Fleming.
    @Test
    void a_plan_to_promote_leaves_less_chance_of_error_for_the_end() {
        Slo slo = read("", CONTACTS, new Problems()).orElseThrow().slos().get(0);
        StoppingRules none = StoppingRules.NONE;
        StoppingRules looks = rules("  stopping: {promote: {method: obrien_fleming, looks: 4}}\n", CONTACTS);
        StoppingRules half = rules("  stopping: {promote: {method: sprt, better: 0.01, beta: 0.1}}\n", CONTACTS);
        assertThat(none.atEnd(slo)).isEqualTo(slo);
        assertThat(half.atEnd(slo).confidence()).isCloseTo(0.975, within(1e-12));
        double left = 1 - looks.atEnd(slo).confidence();
        double[] z = GroupSequential.oneSided(GroupSequential.Shape.OBRIEN_FLEMING, 4, 0.05);
        assertThat(left).isLessThanOrEqualTo(GroupSequential.above(z[3])).isBetween(0.03, 0.05);
        Slo reported = read("", NOT_GATING, new Problems()).orElseThrow().slos().get(0);
        assertThat(looks.atEnd(reported)).isEqualTo(reported);
    }
}
