package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The archives of docs/releasing.md: whole, as their checksums say, and able to run where there is no checkout. */
@EnabledIfSystemProperty(named = "clamor.release", matches = ".+", disabledReason = "needs the Maven profile release")
class ReleaseIT {
    private static final Path RELEASE = Path.of(System.getProperty("clamor.release", "."));
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        assertThat(wait(List.of("tar", "-xzf", file(".tar.gz").toString()))).isZero();
        home = only(folder, "clamor-");
    }

    private static Path file(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(RELEASE)) {
            return files.filter(one -> one.toString().endsWith(suffix))
                    .collect(Collectors.collectingAndThen(Collectors.toList(), all -> {
                        assertThat(all).as(suffix).hasSize(1);
                        return all.get(0);
                    }));
        }
    }

    private static Path only(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int wait(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("expected the command to end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(one -> one.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void it_runs_from_another_folder_and_its_runs_go_there() throws Exception {
        int code = wait(List.of(
                home.resolve("bin/clamor").toString(),
                "run",
                "drizzle",
                "--max-contacts",
                "20",
                "--duration",
                "5s",
                "--seed",
                "7"));
        String log = Files.readString(folder.resolve("log"));
        assertThat(code).as(log).isIn(0, 10, 20);
        Path run = only(folder.resolve("results/runs"), "");
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(new ObjectMapper()
                        .readTree(run.resolve("snapshot.json").toFile())
                        .at("/snapshot/contacts/closed")
                        .asInt())
                .isPositive();
    }

    @Test
    void it_is_found_through_a_link_and_knows_its_version() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("c"), home.resolve("bin/clamor"));
        assertThat(wait(List.of(link.toString(), "--version"))).isZero();
        assertThat(folder.resolve("log"))
                .content()
                .startsWith("clamor " + home.getFileName().toString().substring("clamor-".length()));
    }

    @Test
    void the_library_is_what_the_program_names_and_the_bill_of_materials_lists() throws IOException {
        Set<String> named;
        try (JarFile jar = new JarFile(home.resolve("clamor.jar").toFile())) {
            named = Stream.of(jar.getManifest()
                            .getMainAttributes()
                            .getValue("Class-Path")
                            .split(" "))
                    .map(entry -> entry.substring("lib/".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(names(home.resolve("lib"))).isEqualTo(named);
        JsonNode bill = new ObjectMapper().readTree(file(".cdx.json").toFile());
        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> listed = new TreeSet<>();
        bill.get("components")
                .forEach(one -> listed.add(
                        one.get("name").asText() + "-" + one.get("version").asText()));
        assertThat(named).allMatch(jar -> listed.stream().anyMatch(jar::startsWith), "is in the bill of materials");
        assertThat(bill.get("components")).hasSameSizeAs(named);
    }

    @Test
    void licences_documents_and_examples_are_there() throws IOException {
        assertThat(names(home))
                .contains("LICENSE", "NOTICE", "README.md", "THIRD-PARTY.txt", "docs", "examples", "bin", "lib");
        assertThat(home.resolve("THIRD-PARTY.txt")).content().contains("gatling", "picocli", "Apache");
        assertThat(home.resolve("bin/clamor.cmd")).content().contains("\r\n");
        assertThat(Files.isExecutable(home.resolve("bin/clamor"))).isTrue();
        assertThat(Cli.here(
                                "validate",
                                home.resolve("examples/personas/presets").toString())
                        .exitCode())
                .isZero();
        assertThat(Cli.here(
                                "validate",
                                home.resolve("examples/simulator/plans/storm.yaml")
                                        .toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void checksums_are_those_of_the_files() throws Exception {
        for (String suffix : List.of(".zip", ".tar.gz", ".cdx.json")) {
            Path file = file(suffix);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            assertThat(Path.of(file + ".sha256"))
                    .content()
                    .isEqualToIgnoringNewLines(HexFormat.of().formatHex(digest) + "  " + file.getFileName());
        }
    }
}
