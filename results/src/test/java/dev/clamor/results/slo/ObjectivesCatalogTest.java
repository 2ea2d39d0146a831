package dev.clamor.results.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.metrics.Sli;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectivesCatalogTest {
    private static final String HEAD = "apiVersion: clamor/v1\nkind: Objectives\nmetadata: {name: mine}\n";
    private static final String ONE = "    - {id: a, indicator: trueContainment, target: 0.7}\n";

    @Test
    void the_packaged_file_is_sound() {
        Objectives packaged = read(ObjectivesCatalog.packagedText());
        assertThat(packaged.name()).isEqualTo("default");
        assertThat(packaged.periodDays()).isEqualTo(28);
        assertThat(packaged.slos()).hasSize(12);
        assertThat(packaged.slos()).filteredOn(Slo::gating).hasSize(7);
        assertThat(packaged.latencyThresholdsMillis()).containsExactly(4000L);
    }

    @Test
    void the_packaged_file_names_every_indicator() {
        assertThat(ObjectivesCatalog.packagedText())
                .contains(Stream.of(Sli.values()).map(Sli::id).toList());
    }

    @Test
    void first_words_have_a_threshold_of_their_own() {
        Objectives read = read(HEAD + """
                spec:
                  objectives:
                    - {id: a, indicator: firstTokenFasterThan, threshold: 800ms, target: 0.9}
                    - {id: b, indicator: repliesFasterThan, threshold: 4s, target: 0.9}
                """);
        assertThat(read.slos())
                .extracting(Slo::sli)
                .containsExactly("firstTokenFasterThan:800ms", "repliesFasterThan:4000ms");
        assertThat(read.firstTokenThresholdsMillis()).containsExactly(800L);
        assertThat(read.latencyThresholdsMillis()).containsExactly(4000L);
    }

    @Test
    void everything_is_read_as_written() {
        Objectives read = read(HEAD + """
                spec:
                  timeWindow: {duration: 4w}
                  productionContactsPerDay: 1200
                  objectives:
                    - {id: a, indicator: escalationRecall, targetPercent: 92.5, gating: true, confidence: 0.9,
                       minimumEvents: 30, estimand: suite, description: Humans come}
                    - {id: b, indicator: repliesFasterThan, threshold: 1.5s, target: 0.999}
                """);
        assertThat(read)
                .isEqualTo(new Objectives(
                        "mine",
                        28,
                        1200,
                        List.of(
                                new Slo(
                                        "a",
                                        "escalationRecall",
                                        new BigDecimal("0.925"),
                                        true,
                                        0.9,
                                        30,
                                        Slo.Estimand.SUITE,
                                        "Humans come"),
                                new Slo(
                                        "b",
                                        "repliesFasterThan:1500ms",
                                        new BigDecimal("0.999"),
                                        false,
                                        0.95,
                                        50,
                                        Slo.Estimand.POPULATION,
                                        ""))));
    }

    @Test
    void budgeting_and_baseline_are_read_as_written() {
        Objectives read = read(HEAD + """
                spec:
                  objectives:
                    - id: a
                      indicator: errorFreeTurns
                      target: 0.9
                      budgeting: {method: timeslices, slice: 10s, sliceTarget: 0.95}
                    - {id: b, indicator: breachFree, target: 0.9, baseline: {margin: 0.02, gating: true}}
                    - {id: c, indicator: breachFree, target: 0.9, baseline: {margin: 0}, budgeting: {method: occurrences}}
                    - {id: d, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 1m, sliceTarget: 1}}
                """);
        assertThat(read.slos())
                .extracting(Slo::budgeting)
                .containsExactly(
                        new Budgeting.Timeslices(10, new BigDecimal("0.95")),
                        Budgeting.OCCURRENCES,
                        Budgeting.OCCURRENCES,
                        new Budgeting.Timeslices(60, BigDecimal.ONE));
        assertThat(read.slos())
                .extracting(Slo::estimand)
                .containsExactly(
                        Slo.Estimand.SUITE, Slo.Estimand.POPULATION, Slo.Estimand.POPULATION, Slo.Estimand.SUITE);
        assertThat(read.slos())
                .extracting(Slo::baseline)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(new BaselineMargin(new BigDecimal("0.02"), true)),
                        Optional.of(new BaselineMargin(BigDecimal.ZERO, false)),
                        Optional.empty());
    }

    @Test
    void every_problem_is_reported_at_once() {
        Problems problems = new Problems();
        Optional<Objectives> read = ObjectivesCatalog.read("o.yaml", HEAD + """
                        spec:
                          timeWindow: {duration: 28x}
                          objectives:
                            - {id: a, indicator: trueContainement, target: 1.2}
                            - {id: a, indicator: breachFree, target: 0.9, confidence: 95}
                        """, problems);
        assertThat(read).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::key)
                .containsExactly(
                        "spec.timeWindow.duration",
                        "spec.objectives[0].indicator",
                        "spec.objectives[0].target",
                        "spec.objectives[1].confidence",
                        "spec.objectives[1].id");
        assertThat(problems.all().get(1).toString())
                .startsWith("o.yaml:7:15 spec.objectives[0].indicator: expected one of trueContainment,")
                .endsWith("Found: \"trueContainement\" (did you mean \"trueContainment\"?).");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                bad("", "a YAML mapping"),
                bad("just text", "a YAML mapping"),
                bad("- a\n- b", "a YAML mapping"),
                bad("a: [1, 2", "well-formed YAML"),
                bad("a: 1\n---\nb: 2", "one YAML document"),
                bad(HEAD.replace("clamor/v1", "openslo/v1") + spec(ONE), "clamor/v1"),
                bad(HEAD.replace("apiVersion: clamor/v1\n", "") + spec(ONE), "text"),
                bad(HEAD.replace("kind: Objectives", "kind: SLO") + spec(ONE), "Objectives"),
                bad(HEAD.replace("{name: mine}", "{}") + spec(ONE), "text"),
                bad(HEAD.replace("{name: mine}", "{name: ' '}") + spec(ONE), "a name"),
                bad(HEAD.replace("{name: mine}", "{name: [a]}") + spec(ONE), "text"),
                bad(HEAD.replace("{name: mine}", "mine") + spec(ONE), "a mapping"),
                bad(HEAD.replace("{name: mine}", "{name: mine, nmae: x}") + spec(ONE), "one of name"),
                bad(HEAD, "a mapping"),
                bad(HEAD + "spec: []\n", "a mapping"),
                bad(HEAD + "spec: {}\n", "at least one objective"),
                bad(HEAD + "spec: {objectives: []}\n", "at least one objective"),
                bad(HEAD + "spec: {objectives: 3}\n", "a list of mappings"),
                bad(HEAD + "spec: {objectives: [x]}\n", "a mapping"),
                bad(HEAD + "spec:\n  budget: 1\n  objectives:\n" + ONE, "one of description"),
                bad(HEAD + "spec:\n  timeWindow: 28d\n  objectives:\n" + ONE, "a mapping"),
                bad(HEAD + "spec:\n  timeWindow: {duration: 0d}\n  objectives:\n" + ONE, "days or weeks"),
                bad(HEAD + "spec:\n  timeWindow: {duration: 60w}\n  objectives:\n" + ONE, "days or weeks"),
                bad(HEAD + "spec:\n  timeWindow: {duration: 1M}\n  objectives:\n" + ONE, "days or weeks"),
                bad(HEAD + "spec:\n  timeWindow: {}\n  objectives:\n" + ONE, "text"),
                bad(HEAD + "spec:\n  productionContactsPerDay: -1\n  objectives:\n" + ONE, "a number from 0"),
                bad(HEAD + "spec:\n  productionContactsPerDay: many\n  objectives:\n" + ONE, "a number from 0"),
                bad(one("indicator: breachFree, target: 0.9"), "text"),
                bad(one("id: 'two words', indicator: breachFree, target: 0.9"), "letters, digits"),
                bad(one("id: a, target: 0.9"), "text"),
                bad(one("id: a, indicator: deflection, target: 0.9"), "one of trueContainment"),
                bad(one("id: a, indicator: breachFree"), "text"),
                bad(one("id: a, indicator: breachFree, target: 0"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, target: 1"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, target: -0.5"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, target: 85"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, target: 85%"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, target: .nan"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, target: 1e-999999999"), "above 0 and below 1"),
                bad(one("id: a, indicator: breachFree, targetPercent: 100"), "above 0 and below 100"),
                bad(one("id: a, indicator: breachFree, target: 0.9, targetPercent: 90"), "either target or"),
                bad(one("id: a, indicator: breachFree, target: 0.9, gating: maybe"), "true or false"),
                bad(one("id: a, indicator: breachFree, target: 0.9, confidence: 1"), "a number from 0.5 to"),
                bad(one("id: a, indicator: breachFree, target: 0.9, confidence: 0.2"), "a number from 0.5 to"),
                bad(one("id: a, indicator: breachFree, target: 0.9, minimumEvents: 0"), "a whole number from 1"),
                bad(one("id: a, indicator: breachFree, target: 0.9, minimumEvents: 2.5"), "a whole number from 1"),
                bad(one("id: a, indicator: breachFree, target: 0.9, estimand: everyone"), "one of suite, population"),
                bad(one("id: a, indicator: breachFree, target: 0.9, threshold: 4s"), "no threshold"),
                bad(one("id: a, indicator: repliesFasterThan, target: 0.9"), "text"),
                bad(one("id: a, indicator: firstTokenFasterThan, target: 0.9"), "text"),
                bad(one("id: a, indicator: repliesFasterThan, target: 0.9, threshold: 4"), "a time from 1ms"),
                bad(one("id: a, indicator: repliesFasterThan, target: 0.9, threshold: 4 min"), "a time from 1ms"),
                bad(one("id: a, indicator: repliesFasterThan, target: 0.9, threshold: 0ms"), "a time from 1ms"),
                bad(one("id: a, indicator: repliesFasterThan, target: 0.9, threshold: 601s"), "a time from 1ms"),
                bad(one("id: a, indicator: repliesFasterThan, target: 0.9, threshold: 0.5ms"), "a time from 1ms"),
                bad(one("id: a, indicator: 'repliesFasterThan:4000ms', target: 0.9"), "one of trueContainment"),
                bad(one("id: a, indicator: breachFree, target: 0.9, weight: 3"), "one of id"),
                bad(one("id: a, indicator: breachFree, target: 0.9, budgeting: timeslices"), "a mapping"),
                bad(one("id: a, indicator: breachFree, target: 0.9, budgeting: {}"), "one of occurrences"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, budgeting: {method: ratioTimeslices}"),
                        "one of occurrences, timeslices"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices}"),
                        "a whole multiple of 2s"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 3s, sliceTarget: 0.9}"),
                        "a whole multiple of 2s, the slice in which metrics count"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 0s, sliceTarget: 0.9}"),
                        "a whole multiple of 2s"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 10, sliceTarget: 0.9}"),
                        "a whole multiple of 2s"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 2h, sliceTarget: 0.9}"),
                        "up to 1h"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 2.5s, sliceTarget: 0.9}"),
                        "a whole multiple of 2s"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 10s}"),
                        "text"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 10s, sliceTarget: 0}"),
                        "above 0 and at most 1"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 10s, sliceTarget: 1.1}"),
                        "above 0 and at most 1"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 10s, sliceTarget: 95%}"),
                        "above 0 and at most 1"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: timeslices, slice: 10s, sliceTarget: 1, slcie: 2s}"),
                        "one of method"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, budgeting: {method: occurrences, slice: 10s}"),
                        "no slice, which belongs to the method timeslices"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, budgeting: {method: occurrences, sliceTarget: 1}"),
                        "no sliceTarget"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, estimand: population, budgeting: {method: timeslices, slice: 10s, sliceTarget: 1}"),
                        "suite, because"),
                bad(
                        one(
                                "id: a, indicator: breachFree, target: 0.9, baseline: {margin: 0}, budgeting: {method: timeslices, slice: 10s, sliceTarget: 1}"),
                        "no baseline with timeslices"),
                bad(one("id: a, indicator: breachFree, target: 0.9, baseline: {}"), "text"),
                bad(one("id: a, indicator: breachFree, target: 0.9, baseline: 0.02"), "a mapping"),
                bad(one("id: a, indicator: breachFree, target: 0.9, baseline: {margin: 1}"), "from 0 to below 1"),
                bad(one("id: a, indicator: breachFree, target: 0.9, baseline: {margin: -0.1}"), "from 0 to below 1"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, baseline: {margin: 2 points}"),
                        "from 0 to below 1"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, baseline: {margin: 0.1, gating: maybe}"),
                        "true or false"),
                bad(
                        one("id: a, indicator: breachFree, target: 0.9, baseline: {margin: 0.1, gate: true}"),
                        "one of margin"),
                bad(one("id: a, id: b, indicator: breachFree, target: 0.9"), "each key once"),
                bad(HEAD + spec(ONE + ONE), "an id of its own"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_files_are_refused_with_a_reason(String text, String expected) {
        Problems problems = new Problems();
        assertThat(ObjectivesCatalog.read("o.yaml", text, problems)).isEmpty();
        assertThat(problems.all()).anySatisfy(p -> assertThat(p.expected()).contains(expected));
        assertThat(problems.all()).allSatisfy(p -> assertThat(p.toString()).startsWith("o.yaml"));
    }

    private static Arguments bad(String text, String expected) {
        return Arguments.of(text, expected);
    }

    private static String one(String objective) {
        return HEAD + spec("    - {" + objective + "}\n");
    }

    private static String spec(String objectives) {
        return "spec:\n  objectives:\n" + objectives;
    }

    private static Objectives read(String text) {
        Problems problems = new Problems();
        Optional<Objectives> objectives = ObjectivesCatalog.read("o.yaml", text, problems);
        assertThat(problems.all()).isEmpty();
        return objectives.orElseThrow();
    }
}
