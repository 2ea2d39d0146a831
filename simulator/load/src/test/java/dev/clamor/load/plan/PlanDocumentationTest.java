package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/plans.md against the reader of plans. */
class PlanDocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|csv)\\n(.*?)^```$");
    private static final Pattern KNOWN = Pattern.compile("one of (.*)");
    private static final int YAML_BLOCKS = 6;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "..", "docs", "plans.md"));
    }

    private static List<String> blocks(String kind) throws IOException {
        return BLOCK.matcher(page())
                .results()
                .filter(block -> block.group(1).equals(kind))
                .map(block -> block.group(2))
                .toList();
    }

    static List<String> examples() throws IOException {
        return blocks("yaml");
    }

    /** By the name in the comment above each. */
    private static Map<String, String> curves() throws IOException {
        Map<String, String> curves = new LinkedHashMap<>();
        blocks("csv")
                .forEach(csv -> curves.put(csv.lines().findFirst().orElseThrow().substring(2), csv));
        return curves;
    }

    @Test
    void the_page_has_its_examples() throws IOException {
        assertThat(examples()).hasSize(YAML_BLOCKS);
        assertThat(curves()).containsOnlyKeys("monday.csv", "contacts.csv");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_a_plan(String example) throws IOException {
        Map<String, String> curves = curves();
        Problems problems = new Problems();
        String plan = example.startsWith("name:") ? example : "name: example\n" + example;
        Optional<WholePlan> whole =
                PlanCatalog.readWhole("plans.md", plan, (name, any) -> Optional.ofNullable(curves.get(name)), problems);
        assertThat(problems.all()).isEmpty();
        assertThat(whole).isPresent();
    }

    @Test
    void every_key_is_on_the_page() throws IOException {
        String page = page();
        Set<String> keys = keys();
        assertThat(keys)
                .contains("name", "drain", "curve", "bucket", "ramp", "repeat", "stage", "personas", "cpu")
                .allSatisfy(key -> assertThat(page).contains("`" + key));
    }

    /** An unknown key in every mapping of a plan makes the reader say which ones it knows. */
    private static Set<String> keys() {
        Problems problems = new Problems();
        PlanCatalog.readWhole("plan.yaml", """
                name: all
                zzzzzzzz: 1
                limits: {zzzzzzzz: 1}
                stages:
                  - {name: level, rate: 1, for: 1s, zzzzzzzz: 1, mix: {zzzzzzzz: 1}}
                  - {name: ramp, from: 1, to: 1, for: 1s, zzzzzzzz: 1}
                  - {name: steps, steps: {zzzzzzzz: 1}}
                  - {name: spike, spike: {zzzzzzzz: 1}}
                  - {name: soak, soak: {zzzzzzzz: 1}}
                  - {name: recovery, recovery: {zzzzzzzz: 1}}
                  - {name: curve, curve: {file: a.csv, zzzzzzzz: 1}}
                  - {repeat: 2, stages: [], zzzzzzzz: 1}
                """, (name, any) -> Optional.empty(), problems);
        List<String> known = problems.all().stream()
                .filter(problem -> problem.found().contains("zzzzzzzz"))
                .map(Problem::expected)
                .toList();
        assertThat(known).hasSize(11);
        Set<String> keys = new TreeSet<>();
        for (String expected : known) {
            MatchResult names = KNOWN.matcher(expected).results().findFirst().orElseThrow();
            keys.addAll(List.of(names.group(1).split(", ")));
        }
        return keys;
    }
}
