package dev.clamor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark in this process: what is sent between machines is sent between threads, in the same form. */
class SparkJudgeTest {
    private static final int CONTACTS = 400;
    private static final int SHARDS = 3;

    @TempDir
    private Path folder;

    private static JavaSparkContext spark;

    @BeforeAll
    static void start() {
        SparkConf conf = SparkJudge.conf()
                .setMaster("local[2]")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false");
        spark = new JavaSparkContext(conf);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @Test
    void every_file_is_that_of_judging_in_one_process() throws IOException {
        Path run = folder.resolve("shards");
        RecordedShards.write(run, CONTACTS, SHARDS);
        Judgement here = Judgement.here(run, folder.resolve("here"));
        Judgement onSpark = Judgement.on(spark, run, folder.resolve("spark"));

        assertThat(here.err()).isEmpty();
        assertThat(here.files()).containsKeys("manifest.json", "verdict.json", "snapshot.json", "analysis.json");
        assertThat(here.files().get("snapshot.json")).contains("\"opened\" : " + CONTACTS);
        assertThat(onSpark).isEqualTo(here);
    }

    @Test
    void a_missing_and_a_torn_shard_hold_as_in_one_process() throws IOException {
        Path run = folder.resolve("shards");
        RecordedShards.write(run, CONTACTS, SHARDS);
        Path torn = run.resolve("shard-2-of-3").resolve("events.jsonl");
        byte[] log = Files.readAllBytes(torn);
        Files.write(torn, java.util.Arrays.copyOf(log, log.length / 2));
        Files.move(run.resolve("shard-1-of-3"), folder.resolve("lost"));
        Judgement here = Judgement.here(run, folder.resolve("here"));

        assertThat(here.files().get("verdict.json")).contains("SHARD_MISSING", "SHARD_KILLED");
        assertThat(Judgement.on(spark, run, folder.resolve("spark"))).isEqualTo(here);
    }

    @Test
    void a_bad_line_is_told_as_in_one_process() throws IOException {
        Path run = folder.resolve("shards");
        RecordedShards.write(run, CONTACTS, SHARDS);
        Files.writeString(
                run.resolve("shard-1-of-3").resolve("events.jsonl"), "no event\n\n", StandardOpenOption.APPEND);
        Judgement here = Judgement.here(run, folder.resolve("here"));

        assertThat(here.exitCode()).isEqualTo(2);
        assertThat(here.err()).contains("events.jsonl");
        assertThat(Judgement.on(spark, run, folder.resolve("spark"))).isEqualTo(here);
    }
}
