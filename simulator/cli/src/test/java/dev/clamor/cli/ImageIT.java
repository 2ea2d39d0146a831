package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image's tar file: layers, entry point, user; and, where it brings its own runtime, a run that is started from its
 * layers in namespaces, without a container engine.
 */
@EnabledIfSystemProperty(named = "clamor.image", matches = ".+", disabledReason = "needs the Maven profile image")
class ImageIT {
    /** Of the image: where runs go. */
    private static final String WORKING_FOLDER = "/work";

    private static final Path IMAGE = Path.of(System.getProperty("clamor.image", "."));
    private static final Path TRY =
            Path.of(System.getProperty("clamor.root", "."), "simulator", "deploy", "image", "try.py");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT_SECONDS = 150;

    @TempDir
    private Path folder;

    private JsonNode manifest;
    private JsonNode config;

    @BeforeEach
    void open() throws Exception {
        assertThat(wait("tar", "-xf", IMAGE.toString())).isZero();
        manifest = JSON.readTree(folder.resolve("manifest.json").toFile()).get(0);
        config = JSON.readTree(folder.resolve(manifest.get("Config").asText()).toFile());
    }

    private int wait(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("expected the command to end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    /** Names of all files of all layers. */
    private List<String> files() throws Exception {
        List<String> files = new ArrayList<>();
        for (JsonNode layer : manifest.get("Layers")) {
            assertThat(wait("tar", "-tzvf", layer.asText())).isZero();
            files.addAll(Files.readAllLines(folder.resolve("log")));
        }
        return files;
    }

    @Test
    void it_is_not_root_and_starts_the_program_in_a_folder_of_work() {
        JsonNode start = config.get("config");
        assertThat(start.get("User").asText()).isEqualTo("10001:10001");
        assertThat(start.get("WorkingDir").asText()).isEqualTo(WORKING_FOLDER);
        assertThat(start.get("Entrypoint"))
                .extracting(JsonNode::asText)
                .startsWith("/opt/java/openjdk/bin/java")
                .endsWith(Main.class.getName());
        assertThat(start.get("Labels").fieldNames())
                .toIterable()
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.licenses");
    }

    @Test
    void its_layers_hold_the_program_its_libraries_and_its_licence_and_no_tests() throws Exception {
        assertThat(manifest.get("Layers")).hasSameSizeAs(config.at("/rootfs/diff_ids"));
        List<String> files = files();
        for (String wanted : List.of(
                "opt/clamor/classpath/clamor",
                "opt/clamor/libs/clamor-load",
                "opt/clamor/libs/gatling-core",
                "opt/clamor/LICENSE")) {
            assertThat(files).anyMatch(line -> line.contains(wanted));
        }
        assertThat(files).noneMatch(line -> line.contains("junit") || line.contains("assertj"));
        assertThat(files).anyMatch(line -> line.startsWith("drwxrwxrwx") && line.endsWith(" work/"));
    }

    @Test
    void it_runs_from_its_layers_as_its_user() throws Exception {
        assumeTrue(files().stream().anyMatch(line -> line.endsWith(" opt/java/openjdk/bin/java")), "needs scratch");
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can make namespaces");
        assumeTrue(Stream.of("unshare", "python3", "ip").allMatch(ImageIT::installed), "needs unshare, python3 and ip");
        Path tried = folder.resolve("tried");
        int code = wait(
                "python3",
                TRY.toString(),
                IMAGE.toString(),
                tried.toString(),
                "run",
                "drizzle",
                "--max-contacts",
                "20",
                "--duration",
                "5s",
                "--seed",
                "7");
        assertThat(code).as(Files.readString(folder.resolve("log"))).isIn(0, 10, 20);
        Path runs = tried.resolve("root" + WORKING_FOLDER).resolve("results").resolve("runs");
        try (Stream<Path> all = Files.list(runs)) {
            Path run = all.findFirst().orElseThrow();
            assertThat(run.resolve("report.html")).isNotEmptyFile();
            assertThat(Files.getAttribute(run, "unix:uid")).isEqualTo(10001);
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
