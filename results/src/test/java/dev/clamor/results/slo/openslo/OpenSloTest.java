package dev.clamor.results.slo.openslo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clamor.document.Problems;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenSloTest {
    private static final String SOURCE = "{metricSource: {type: clamor, spec: {indicator: trueContainment}}}";
    private static final String INDICATOR =
            "{metadata: {name: i}, spec: {ratioMetric: {good: %s, total: %s}}}".formatted(SOURCE, SOURCE);

    /** An SLO; keys of its spec can be replaced by naming them again. */
    private static final String SLO = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: solved}
            spec:
              service: support
              indicator: %s
              timeWindow: [{duration: 28d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: 0.7}]
            """.formatted(INDICATOR);

    @Nested
    class Reads {
        @Test
        void an_slo_with_its_indicator_inline() {
            Objectives read = read(SLO);
            assertThat(read)
                    .isEqualTo(new Objectives(
                            "support",
                            28,
                            0,
                            List.of(new Slo(
                                    "solved",
                                    "trueContainment",
                                    new BigDecimal("0.7"),
                                    false,
                                    0.95,
                                    50,
                                    Slo.Estimand.POPULATION,
                                    ""))));
        }

        @Test
        void documents_that_refer_to_each_other() {
            Objectives read = read("""
                    apiVersion: openslo/v1
                    kind: Service
                    metadata:
                      name: support
                      annotations: {clamor.dev/name: Customer support, clamor.dev/productionContactsPerDay: "1200"}
                    spec: {}
                    ---
                    apiVersion: openslo/v1
                    kind: DataSource
                    metadata: {name: runs}
                    spec: {type: clamor, connectionDetails: {anything: goes}}
                    ---
                    apiVersion: openslo/v1
                    kind: SLI
                    metadata: {name: quick}
                    spec:
                      ratioMetric:
                        counter: true
                        bad: {metricSource: {metricSourceRef: runs, spec: {indicator: repliesFasterThan, threshold: 4s}}}
                        total: {metricSource: {metricSourceRef: runs, spec: {indicator: repliesFasterThan, threshold: 4s}}}
                    ---
                    apiVersion: openslo/v1
                    kind: SLO
                    metadata:
                      name: fast
                      displayName: Fast replies
                      annotations:
                        clamor.dev/gating: "true"
                        clamor.dev/confidence: "0.9"
                        clamor.dev/minimumEvents: "30"
                        clamor.dev/estimand: suite
                        clamor.dev/baselineMargin: "0.02"
                        clamor.dev/baselineGating: "true"
                    spec:
                      service: support
                      indicatorRef: quick
                      timeWindow: [{duration: 4w, isRolling: true}]
                      budgetingMethod: Occurrences
                      objectives: [{targetPercent: 95}]
                    """);
            assertThat(read.name()).isEqualTo("Customer support");
            assertThat(read.productionContactsPerDay()).isEqualTo(1200);
            assertThat(read.slos())
                    .containsExactly(new Slo(
                            "fast",
                            "repliesFasterThan:4000ms",
                            new BigDecimal("0.95"),
                            true,
                            0.9,
                            30,
                            Slo.Estimand.SUITE,
                            "Fast replies",
                            Budgeting.OCCURRENCES,
                            Optional.of(new BaselineMargin(new BigDecimal("0.02"), true))));
        }

        @Test
        void timeslices_of_minutes_and_finer_ones() {
            assertThat(sliced("timeSliceWindow: 5m", "")).isEqualTo(300);
            assertThat(sliced("timeSliceWindow: 5", "")).isEqualTo(300);
            assertThat(sliced("timeSliceWindow: 1h", "")).isEqualTo(3600);
            assertThat(sliced("timeSliceWindow: 1m", "clamor.dev/slice: 10s")).isEqualTo(10);
            assertThat(sliced("timeSliceWindow: 2m", "clamor.dev/slice: 90s")).isEqualTo(90);
        }

        private int sliced(String window, String annotation) {
            Slo slo = read(SLO.replace("Occurrences", "Timeslices")
                            .replace("{name: solved}", "{name: solved, annotations: {" + annotation + "}}")
                            .replace("{target: 0.7}", "{target: 0.7, timeSliceTarget: 0.95, " + window + "}"))
                    .slos()
                    .get(0);
            assertThat(slo.estimand()).isEqualTo(Slo.Estimand.SUITE);
            Budgeting.Timeslices slices = (Budgeting.Timeslices) slo.budgeting();
            assertThat(slices.sliceTarget()).isEqualTo(new BigDecimal("0.95"));
            return slices.sliceSeconds();
        }

        @Test
        void a_threshold_metric_with_the_values_of_its_objective() {
            assertThat(timed("s", "{op: lte, value: 2.5, target: 0.9}").sli()).isEqualTo("repliesFasterThan:2500ms");
            assertThat(timed("ms", "{op: lte, value: 800, target: 0.9}").sli()).isEqualTo("repliesFasterThan:800ms");
        }

        private Slo timed(String unit, String objective) {
            return read(timedText(unit, objective)).slos().get(0);
        }

        @Test
        void several_objectives_of_one_slo() {
            assertThat(read(SLO.replace("[{target: 0.7}]", "[{target: 0.7}, {target: 0.9, displayName: Better}]"))
                            .slos())
                    .extracting(Slo::id, Slo::target, Slo::description)
                    .containsExactly(
                            tuple("solved-1", new BigDecimal("0.7"), ""),
                            tuple("solved-2", new BigDecimal("0.9"), "Better"));
        }

        @Test
        void the_example_of_the_documentation() throws IOException {
            String text = Files.readString(Path.of("..", "docs", "objectives.md"));
            int from = text.indexOf("    apiVersion: openslo/v1");
            String example = text.substring(from, text.indexOf("\n\n", from))
                    .replace("\n    ", "\n")
                    .strip();
            Slo slo = read(example).slos().get(0);
            assertThat(slo.id()).isEqualTo("fast-replies");
            assertThat(slo.sli()).isEqualTo("repliesFasterThan:4000ms");
            assertThat(slo.gating()).isTrue();
            assertThat(slo.budgeting()).isEqualTo(new Budgeting.Timeslices(60, new BigDecimal("0.9")));
        }

        @Test
        void no_time_window_as_four_weeks() {
            assertThat(read(SLO.replace("[{duration: 28d, isRolling: true}]", "[]"))
                            .periodDays())
                    .isEqualTo(28);
        }

        @Test
        void a_precomputed_ratio_of_successes() {
            String raw = "{metadata: {name: i}, spec: {ratioMetric: {rawType: success, raw: " + SOURCE + "}}}";
            assertThat(read(SLO.replace(INDICATOR, raw)).slos().get(0).sli()).isEqualTo("trueContainment");
        }
    }

    private static String timedText(String unit, String objective) {
        String metric = "{metricSource: {type: clamor, spec: {indicator: repliesFasterThan, unit: " + unit + "}}}";
        return SLO.replace(INDICATOR, "{metadata: {name: i}, spec: {thresholdMetric: " + metric + "}}")
                .replace("{target: 0.7}", objective);
    }

    @Nested
    class Names_what_does_not_apply {
        @Test
        void in_notes_where_nothing_changes() {
            Problems problems = new Problems();
            OpenSlo read = OpenSlo.read("slo.yaml", """
                    apiVersion: openslo/v1
                    kind: SLO
                    metadata: {name: solved, labels: {team: [a, b]}, annotations: {other.dev/owner: me}}
                    spec:
                      service: support
                      indicator: %s
                      timeWindow:
                        - duration: 1M
                          calendar: {startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin}
                          isRolling: false
                      budgetingMethod: Occurrences
                      objectives: [{op: gt, target: 0.7, timeSliceWindow: 1m}]
                      alertPolicies: [{alertPolicyRef: page}]
                    ---
                    apiVersion: openslo/v1
                    kind: AlertPolicy
                    metadata: {name: page}
                    spec: {anything: goes}
                    ---
                    apiVersion: openslo/v1
                    kind: SLI
                    metadata: {name: spare}
                    spec: {}
                    """.formatted(INDICATOR), problems);
            assertThat(problems.all()).isEmpty();
            assertThat(read.objectives().orElseThrow().periodDays()).isEqualTo(30);
            assertThat(read.notes())
                    .containsExactlyInAnyOrder(
                            "slo.yaml:3:26 metadata.labels: not used: labels are for people.",
                            "slo.yaml:3:64 metadata.annotations.other.dev/owner: not used: an annotation of others.",
                            "slo.yaml:9:7 spec.timeWindow[0].calendar: not used: a run has no calendar; its production reading"
                                    + " takes a period of this length.",
                            "slo.yaml:12:17 spec.objectives[0].op: not used: it belongs to a thresholdMetric.",
                            "slo.yaml:12:38 spec.objectives[0].timeSliceWindow: not used: it belongs to the budgeting method"
                                    + " Timeslices.",
                            "slo.yaml:13:3 spec.alertPolicies: not used: a run is judged by burn windows scaled to it.",
                            "slo.yaml:16:1 kind: AlertPolicy not used: a run is judged by burn windows scaled to it.",
                            "slo.yaml:21:1 kind: SLI not used: no SLO refers to it.");
        }

        @Test
        void as_a_problem_with_its_line_where_the_judgement_would_change() {
            Problems problems = new Problems();
            OpenSlo read = OpenSlo.read("slo.yaml", SLO.replace("type: clamor", "type: Prometheus"), problems);
            assertThat(read.objectives()).isEmpty();
            assertThat(problems.all())
                    .extracting(Object::toString)
                    .first()
                    .isEqualTo(
                            "slo.yaml:6:79 spec.indicator.spec.ratioMetric.good.metricSource.type: expected clamor, with an"
                                    + " indicator of a run in spec, such as {indicator: trueContainment}. Found:"
                                    + " \"Prometheus\".");
        }

        @Test
        void all_at_once() {
            Problems problems = new Problems();
            OpenSlo.read(
                    "slo.yaml",
                    SLO.replace("Occurrences", "RatioTimeslices")
                                    .replace("0.7", "1.2")
                                    .replace("28d", "soon") + "---\n"
                            + SLO.replace("openslo/v1", "openslo/v2alpha").replace("solved", "Other"),
                    problems);
            assertThat(problems.all())
                    .extracting(p -> p.line() + " " + p.key())
                    .containsExactly(
                            "11 apiVersion",
                            "8 spec.budgetingMethod",
                            "9 spec.objectives[0].target",
                            "7 spec.timeWindow[0].duration",
                            "13 metadata.name");
        }
    }

    static Stream<Arguments> malformed() {
        String good = "good: " + SOURCE;
        return Stream.of(
                bad("apiVersion: openslo/v1", "apiVersion: openslo/v1alpha", "openslo/v1"),
                bad("kind: SLO", "kind: Slo", "one of SLO, SLI"),
                bad("metadata: {name: solved}", "metadata: {}", "lower-case letters"),
                bad("{name: solved}", "{name: Solved}", "lower-case letters"),
                bad("{name: solved}", "{name: solved, nmae: x}", "one of name"),
                bad("metadata: {name: solved}\n", "", "a mapping"),
                bad("  service: support\n", "", "text"),
                bad("  service: support\n", "  service: support\n  srevice: x\n", "one of service"),
                bad("  indicator: " + INDICATOR + "\n", "", "either indicator or indicatorRef"),
                bad("  indicator: " + INDICATOR, "  indicatorRef: nowhere", "the name of a document of kind SLI"),
                bad("service: support", "service: support\n  indicatorRef: i", "either indicator or indicatorRef"),
                bad("{ratioMetric:", "{thresholdMetric: " + SOURCE + ", ratioMetric:", "either ratioMetric or"),
                bad(good + ",", "", "either good or bad"),
                bad(good, good + ", bad: " + SOURCE, "either good or bad"),
                bad(", total: " + SOURCE, "", "a mapping"),
                bad(good + ", total: " + SOURCE, "rawType: failure, raw: " + SOURCE, "success"),
                bad(good + ", total: " + SOURCE, "raw: " + SOURCE, "text"),
                bad(good, good + ", rawType: success, raw: " + SOURCE, "no good beside raw"),
                bad("type: clamor, ", "", "or metricSourceRef"),
                bad("type: clamor, ", "metricSourceRef: nowhere, ", "the name of a document of kind DataSource"),
                bad("{indicator: trueContainment}", "{}", "text"),
                bad("{indicator: trueContainment}", "{query: up}", "text"),
                bad("{indicator: trueContainment}", "{indicator: trueContainement}", "one of trueContainment"),
                bad("{indicator: trueContainment}", "{indicator: repliesFasterThan}", "text"),
                bad(
                        "total: {metricSource: {type: clamor, spec: {indicator: trueContainment}",
                        "total: {metricSource: {type: clamor, spec: {indicator: rawContainment}",
                        "the indicator of good, trueContainment"),
                bad("[{duration: 28d", "[{duration: 28d, isRolling: true}, {duration: 28d", "one time window"),
                bad("28d", "90m", "whole days"),
                bad("28d", "0d", "whole days"),
                bad("28d", "2Y", "whole days"),
                bad("28d", "28D", "whole days"),
                bad("isRolling: true", "isRolling: false", "true without a calendar"),
                bad("isRolling: true", "isRolling: true, calendar: {}", "true without a calendar"),
                bad("Occurrences", "occurrences", "Occurrences or Timeslices"),
                bad("Occurrences", "RatioTimeslices", "Occurrences or Timeslices"),
                bad("  budgetingMethod: Occurrences\n", "", "text"),
                bad("Occurrences", "Timeslices", "text"),
                bad("[{target: 0.7}]", "[]", "at least one objective"),
                bad("{target: 0.7}", "{}", "text"),
                bad("{target: 0.7}", "{target: 0}", "above 0 and below 1"),
                bad("{target: 0.7}", "{target: 0.7, targetPercent: 70}", "either target or"),
                bad("{target: 0.7}", "{target: 0.7, compositeWeight: 2}", "no composite SLO"),
                bad("{target: 0.7}", "{target: 0.7, indicatorRef: x}", "no composite SLO"),
                bad("{target: 0.7}", "{target: 0.7, weight: 2}", "one of"),
                bad("{name: solved}", "{name: solved, annotations: {clamor.dev/gating: maybe}}", "true or false"),
                bad("{name: solved}", "{name: solved, annotations: {clamor.dev/gaiting: x}}", "one of id"),
                bad("{name: solved}", "{name: solved, annotations: {clamor.dev/slice: 10s}}", "no slice"),
                bad("{name: solved}", "{name: solved, annotations: {clamor.dev/id: ' '}}", "up to 80 letters"),
                bad(
                        "{name: solved}",
                        "{name: solved, annotations: {clamor.dev/baselineGating: 'true'}}",
                        "baselineMargin"),
                bad(
                        "{name: solved}",
                        "{name: solved, annotations: {clamor.dev/baselineMargin: '1'}}",
                        "from 0 to below 1"));
    }

    private static Arguments bad(String from, String to, String expected) {
        assertThat(SLO).contains(from);
        return Arguments.of(SLO.replace(from, to), expected);
    }

    static Stream<Arguments> malformed_times() {
        return Stream.of(
                Arguments.of(timedText("min", "{op: lte, value: 2, target: 0.9}"), "ms or s"),
                Arguments.of(timedText("s", "{op: gte, value: 2, target: 0.9}"), "lte or lt"),
                Arguments.of(timedText("s", "{value: 2, target: 0.9}"), "text"),
                Arguments.of(timedText("s", "{op: lte, target: 0.9}"), "text"),
                Arguments.of(timedText("s", "{op: lte, value: 0, target: 0.9}"), "a time from 1 ms"),
                Arguments.of(timedText("s", "{op: lte, value: 2s, target: 0.9}"), "a time from 1 ms"),
                Arguments.of(timedText("ms", "{op: lte, value: 0.5, target: 0.9}"), "a time from 1 ms"),
                Arguments.of(
                        timedText("s", "{op: lte, value: 2, target: 0.9}").replace("repliesFasterThan", "breachFree"),
                        "one of repliesFasterThan"),
                Arguments.of(
                        SLO.replace("Occurrences", "Timeslices")
                                .replace("{target: 0.7}", "{target: 0.7, timeSliceTarget: 0.9, timeSliceWindow: 10s}"),
                        "whole minutes"),
                Arguments.of(
                        SLO.replace("Occurrences", "Timeslices")
                                .replace("{target: 0.7}", "{target: 0.7, timeSliceTarget: 0.9, timeSliceWindow: 1d}"),
                        "whole minutes"),
                Arguments.of(
                        SLO.replace("Occurrences", "Timeslices")
                                .replace("{name: solved}", "{name: solved, annotations: {clamor.dev/slice: 10s}}")
                                .replace("{target: 0.7}", "{target: 0.7, timeSliceTarget: 0.9, timeSliceWindow: 5m}"),
                        "rounded up to whole minutes"),
                Arguments.of(
                        "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a}\nspec: {}\n",
                        "at least one document of kind SLO"),
                Arguments.of(SLO + "---\n" + SLO, "a name of its own"),
                Arguments.of(
                        SLO + "---\n" + SLO.replace("solved", "other").replace("28d", "30d"), "the same time window"));
    }

    @ParameterizedTest
    @MethodSource({"malformed", "malformed_times"})
    void malformed_files_are_refused_with_a_reason(String text, String expected) {
        Problems problems = new Problems();
        OpenSlo read = OpenSlo.read("o.yaml", text, problems);
        assertThat(read.objectives()).isEmpty();
        assertThat(problems.all()).anySatisfy(p -> assertThat(p.expected()).contains(expected));
        assertThat(problems.all()).allSatisfy(p -> assertThat(p.toString()).startsWith("o.yaml"));
    }

    @Test
    void lt_is_judged_as_lte_and_says_so() {
        Problems problems = new Problems();
        OpenSlo read = OpenSlo.read("o.yaml", timedText("s", "{op: lt, value: 2, target: 0.9}"), problems);
        assertThat(problems.all()).isEmpty();
        assertThat(read.notes()).singleElement().asString().contains("lt is judged as lte");
    }

    private static Objectives read(String text) {
        Problems problems = new Problems();
        OpenSlo read = OpenSlo.read("o.yaml", text, problems);
        assertThat(problems.all()).isEmpty();
        assertThat(read.notes()).isEmpty();
        return read.objectives().orElseThrow();
    }
}
