package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This repository's own workflows: what they name against what is there. GitHub has not run them. */
class WorkflowFilesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path WORKFLOWS = ROOT.resolve(".github/workflows");

    private static JsonNode workflow(String file) throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(WORKFLOWS.resolve(file).toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "release.yml"})
    void rights_are_given_to_the_job_that_needs_them_and_actions_are_githubs_own_and_pinned(String file)
            throws IOException {
        JsonNode workflow = workflow(file);
        assertThat(workflow.get("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(workflow.get("jobs")).isNotEmpty();
        List<String> used = new ArrayList<>(workflow.findValuesAsText("uses"));
        assertThat(used).isNotEmpty().allMatch(one -> one.matches("actions/[a-z-]+@v\\d+") || isHere(one));
        workflow.get("jobs")
                .forEach(job -> assertThat(job.has("timeout-minutes") || job.has("uses"))
                        .as(job.toString())
                        .isTrue());
    }

    private static boolean isHere(String used) {
        return used.startsWith("./") && Files.isRegularFile(ROOT.resolve(used));
    }

    @Test
    void the_checks_are_those_of_the_repository_on_the_oldest_java_and_a_new_one() throws IOException {
        JsonNode job = workflow("ci.yml").at("/jobs/verify");
        assertThat(job.findValuesAsText("run")).containsExactly(".ci/run");
        assertThat(Files.isExecutable(ROOT.resolve(".ci/run"))).isTrue();
        assertThat(job.at("/strategy/matrix/java")).hasSize(2);
        String oldest = job.at("/strategy/matrix/java/0").asText();
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<maven.compiler.release>" + oldest + "</maven.compiler.release>");
    }

    @Test
    void a_release_runs_the_checks_first_and_names_profiles_tests_and_folders_that_are_there() throws IOException {
        JsonNode jobs = workflow("release.yml").get("jobs");
        assertThat(jobs.at("/verify/uses").asText()).isEqualTo("./.github/workflows/ci.yml");
        assertThat(workflow("ci.yml").get("on").has("workflow_call")).isTrue();
        assertThat(jobs.at("/archive/needs").asText()).isEqualTo("verify");
        String scripts = String.join("\n", jobs.findValuesAsText("run"));
        assertThat(found("-Dit.test=(\\w+)", scripts))
                .containsExactly("ReleaseIT")
                .allMatch(WorkflowFilesTest::isTest);
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(found("-P (\\w+)", scripts))
                .isNotEmpty()
                .allMatch(profile -> pom.contains("<id>" + profile + "</id>"));
        assertThat(jobs.at("/archive/env/FILES").asText()).isEqualTo("simulator/cli/target/release");
        assertThat(pom).contains("${project.build.directory}/release");
        assertThat(jobs.at("/archive/permissions").toString())
                .isEqualTo("{\"contents\":\"write\",\"id-token\":\"write\",\"attestations\":\"write\"}");
    }

    private static boolean isTest(String name) {
        return Files.isRegularFile(Path.of("src/test/java/dev/clamor/cli", name + ".java"));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }
}
