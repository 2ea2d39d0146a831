package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problems;
import dev.clamor.load.plan.PlanCatalog;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.results.archive.Manifest.HealthLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GeneratorDocumentationTest {
    private static final Path PAGE = Path.of("../../docs/generator.md");
    private static final String STAGES = "name: documented\nstages:\n  - {name: only, rate: 1, seconds: 10}\n";

    @Test
    void the_limits_on_the_page_are_the_defaults_and_all_there_are() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        Matcher block = Pattern.compile("(?s)```yaml\n(limits:.*?)```").matcher(page);
        assertThat(block.find()).isTrue();
        Problems problems = new Problems();
        RunPlan plan = PlanCatalog.read("generator.md", STAGES + block.group(1), problems)
                .orElseThrow();
        problems.throwIfAny();

        HealthLimits d = HealthLimits.DEFAULT;
        assertThat(plan.limits())
                .hasSize(HealthLimits.class.getRecordComponents().length - 1)
                .containsEntry("lag_p99_millis", d.lagP99Millis())
                .containsEntry("loop_delay_millis", d.loopDelayMillis())
                .containsEntry("gc_millis_per_second", d.gcMillisPerSecond())
                .containsEntry("cpu", d.cpu())
                .containsEntry("achieved", d.achieved())
                .containsEntry("waiting_requests", d.waitingRequests())
                .containsEntry("connect_failures", d.connectFailures())
                .containsEntry("log_backlog", d.logBacklog())
                .containsEntry("clock_step_millis", d.clockStepMillis());
        assertThat(page).contains("`open_files`");
    }
}
