package dev.clamor.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example files against what their readers do with them. Rules of Argo Rollouts: the metric fields of its analysis
 * documentation and of {@code analysis/analysis.go} (a measurement that meets neither condition is inconclusive; more
 * inconclusive ones than the limit pause the rollout; Job: complete or failed). Of Flagger: its webhook documentation
 * (200 to 202 goes ahead, anything else does not).
 */
class PipelineFilesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = Path.of("..", "..", "docs", "pipelines");
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern CONDITION = Pattern.compile("result\\.([a-z]+) == \"([A-Z_]+)\"");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"PROMOTE, Successful", "ROLL_BACK, Failed", "HOLD, Inconclusive"})
    void argo_goes_on_aborts_or_pauses(String decision, String phase) throws IOException {
        JsonNode metric = metric("argo-rollouts.yaml");
        JsonNode web = metric.at("/provider/web");
        String path = URI.create(web.get("url")
                        .asText()
                        .replace("{{args.gate}}", "http://gate")
                        .replace("{{args.run}}", "storm-7"))
                .getPath();
        Shelf shelf = new Shelf(home).finished("storm-7", 1, decision);
        GateApi.Answer answer = shelf.api().answer(web.path("method").asText("GET"), path);

        assertThat(answer.status())
                .as("anything but 2xx is an error to the web provider")
                .isEqualTo(200);
        assertThat(web.get("jsonPath").asText()).isEqualTo("{$}");
        assertThat(phase(metric, JSON.readTree(answer.body()))).isEqualTo(phase);
        assertThat(metric.get("count").asInt()).isEqualTo(1);
        assertThat(metric.get("failureLimit").asInt()).as("one failure aborts").isZero();
        assertThat(metric.get("inconclusiveLimit").asInt())
                .as("one HOLD pauses")
                .isZero();
    }

    /** As Argo evaluates a measurement: failure first; neither condition is inconclusive. */
    private static String phase(JsonNode metric, JsonNode result) {
        if (holds(metric.get("failureCondition").asText(), result)) {
            return "Failed";
        }
        return holds(metric.get("successCondition").asText(), result) ? "Successful" : "Inconclusive";
    }

    private static boolean holds(String condition, JsonNode result) {
        Matcher matcher = CONDITION.matcher(condition);
        assertThat(matcher.matches()).as(condition).isTrue();
        assertThat(Decision.valueOf(matcher.group(2))).isNotNull();
        return result.get(matcher.group(1)).asText().equals(matcher.group(2));
    }

    @Test
    void argos_arguments_are_all_declared() throws IOException {
        for (String file : new String[] {"argo-rollouts.yaml", "argo-rollouts-job.yaml"}) {
            JsonNode template = read(file);
            assertThat(template.get("apiVersion").asText()).isEqualTo("argoproj.io/v1alpha1");
            assertThat(template.get("kind").asText()).isEqualTo("AnalysisTemplate");
            Matcher used = Pattern.compile("\\{\\{args\\.([a-z]+)}}")
                    .matcher(template.get("spec").toString());
            assertThat(used.find()).isTrue();
            do {
                assertThat(template.at("/spec/args").findValuesAsText("name")).contains(used.group(1));
            } while (used.find());
        }
    }

    @Test
    void a_job_that_fails_is_not_run_again() throws IOException {
        JsonNode spec = metric("argo-rollouts-job.yaml").at("/provider/job/spec");
        assertThat(spec.get("backoffLimit").asInt(-1)).isZero();
        assertThat(spec.at("/template/spec/restartPolicy").asText()).isEqualTo("Never");
        assertThat(spec.at("/template/spec/containers/0/args/0").asText()).isEqualTo("run");
    }

    @ParameterizedTest
    @CsvSource({"PROMOTE, 200, 409", "HOLD, 409, 409", "ROLL_BACK, 409, 200"})
    void flagger_promotes_waits_or_rolls_back(String decision, int promotion, int rollback) throws IOException {
        Shelf shelf = new Shelf(home).finished("storm-7", 1, decision);
        JsonNode webhooks = read("flagger.yaml").at("/spec/analysis/webhooks");
        assertThat(webhooks).hasSize(2);
        for (JsonNode webhook : webhooks) {
            String path = URI.create(webhook.get("url").asText()).getPath();
            int expected = webhook.get("type").asText().equals("confirm-promotion") ? promotion : rollback;
            assertThat(webhook.get("type").asText()).isIn("confirm-promotion", "rollback");
            assertThat(shelf.api().answer("POST", path).status()).isEqualTo(expected);
        }
    }

    @Test
    void gitlab_lets_hold_through_to_a_click_and_nothing_else() throws IOException {
        JsonNode file = read("gitlab-ci.yml");
        JsonNode template = YAML.readTree(DEPLOY.resolve("gitlab")
                .resolve(file.at("/include/0/local").asText())
                .toFile());
        JsonNode job = template.get(file.at("/clamor/extends").asText());
        JsonNode codes = job.at("/allow_failure/exit_codes");
        assertThat(codes).hasSize(1);
        assertThat(codes.get(0).asInt()).isEqualTo(Decision.HOLD.exitCode());
        assertThat(job.at("/artifacts/reports/junit").asText()).endsWith("/junit.xml");
        assertThat(job.at("/artifacts/when").asText()).isEqualTo("always");
        assertThat(file.at("/clamor/allow_failure").isMissingNode()).isTrue();
        assertThat(job.get("variables").fieldNames()).toIterable().containsAll(names(file.at("/clamor/variables")));
        assertThat(file.at("/release/when").asText()).isEqualTo("manual");
        assertThat(file.at("/release/allow_failure").asBoolean(true)).isFalse();
    }

    @Test
    void github_releases_on_promote_alone_and_nothing_hides_the_exit_code() throws IOException {
        JsonNode steps = read("github-actions.yml").at("/jobs/clamor/steps");
        JsonNode crowd = steps.get(1);
        JsonNode action = YAML.readTree(FILES.resolve("../..")
                .resolve(crowd.get("uses").asText().substring("./clamor/".length()))
                .resolve("action.yml")
                .toFile());
        assertThat(action.get("inputs").fieldNames()).toIterable().containsAll(names(crowd.get("with")));
        assertThat(steps.get(2).get("if").asText())
                .isEqualTo("steps." + crowd.get("id").asText() + ".outputs.decision == '" + Decision.PROMOTE + "'");
        for (JsonNode step : steps) {
            assertThat(step.has("continue-on-error")).isFalse();
            assertThat(step.path("run").asText())
                    .as("the exit code must reach the runner, and the summary is the program's own")
                    .doesNotContain("|| true", "GITHUB_STEP_SUMMARY");
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void argos_job_names_a_plan_an_agent_and_a_seed() throws IOException {
        assertThat(Files.readString(FILES.resolve("argo-rollouts-job.yaml"))).contains("storm", "--agent", "--seed");
    }

    private static JsonNode metric(String file) throws IOException {
        return read(file).at("/spec/metrics/0");
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(FILES.resolve(file).toFile());
    }
}
