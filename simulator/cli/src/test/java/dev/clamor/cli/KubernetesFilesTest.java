package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesFilesTest {
    private static Container container(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    @Test
    void a_field_that_kubernetes_does_not_have_is_found() {
        assertThatThrownBy(() -> KubernetesFiles.parse("kind: Job\nspec: {completion: 4}\n"))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("\"completion\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single.yaml", "job.yaml", "judge.yaml"})
    void nothing_is_started_a_second_time(String file) throws IOException {
        Job job = KubernetesFiles.job(file);
        assertThat(job.getApiVersion()).isEqualTo("batch/v1");
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(container(job).getResources().getLimits())
                .isEqualTo(container(job).getResources().getRequests());
        assertThat(container(job).getVolumeMounts())
                .allMatch(mount -> job.getSpec().getTemplate().getSpec().getVolumes().stream()
                        .anyMatch(volume -> volume.getName().equals(mount.getName())));
    }

    /** 10001 is the user of simulator/cli/pom.xml, profile image. */
    @ParameterizedTest
    @ValueSource(strings = {"single.yaml", "job.yaml", "judge.yaml"})
    void the_images_user_may_write_to_the_volume_and_the_entry_point_is_the_images(String file) throws IOException {
        Job job = KubernetesFiles.job(file);
        PodSecurityContext context = job.getSpec().getTemplate().getSpec().getSecurityContext();
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<user>10001:10001</user>");
        assertThat(context.getRunAsNonRoot()).isTrue();
        assertThat(List.of(context.getRunAsUser(), context.getRunAsGroup(), context.getFsGroup()))
                .containsOnly(10001L);
        assertThat(container(job).getCommand()).isEmpty();
    }

    @Test
    void a_single_run_goes_where_its_volume_is() throws IOException {
        Container run = container(KubernetesFiles.job("single.yaml"));
        List<String> args = run.getArgs();
        assertThat(Path.of(args.get(args.indexOf("--out") + 1)))
                .startsWithRaw(Path.of(run.getVolumeMounts().get(0).getMountPath()));
        assertThat(Path.of(args.get(args.indexOf("--agent") + 1)))
                .startsWithRaw(Path.of(run.getVolumeMounts().get(1).getMountPath()));
    }

    @Test
    void all_shards_go_at_once_and_know_their_number() throws IOException {
        Job job = KubernetesFiles.job("job.yaml");
        JobSpec spec = job.getSpec();
        Map<String, String> environment =
                container(job).getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        assertThat(spec.getCompletionMode()).isEqualTo("Indexed");
        assertThat(spec.getParallelism()).isEqualTo(spec.getCompletions());
        assertThat(environment)
                .containsEntry("CLAMOR_SHARDS", spec.getCompletions().toString())
                .containsKey("CLAMOR_START_AT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single.yaml", "job.yaml", "judge.yaml"})
    void the_program_knows_every_option(String file) throws IOException {
        List<String> args = container(KubernetesFiles.job(file)).getArgs();
        StringWriter nothing = new StringWriter();
        var parsed = Main.commandLine(new PrintWriter(nothing), new PrintWriter(nothing))
                .parseArgs(args.toArray(String[]::new));
        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(args.get(0));
    }

    @Test
    void the_judge_looks_where_the_shards_write() throws IOException {
        List<String> shard = container(KubernetesFiles.job("job.yaml")).getArgs();
        assertThat(container(KubernetesFiles.job("judge.yaml")).getArgs())
                .containsExactly("judge", shard.get(shard.indexOf("--out") + 1));
    }
}
