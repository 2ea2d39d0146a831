package dev.clamor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real standalone cluster: a master, two workers and their executors, each a process of its own. */
class SparkJudgeIT {
    private static final int CONTACTS = 16_000;
    private static final int SHARDS = 8;
    private static final int WORKERS = 2;
    /** Jobs: what shards' logs say by themselves, times, counts, transcripts. */
    private static final int COUNTING = 2;

    @TempDir
    private Path folder;

    private static SparkConf conf(LocalCluster cluster) {
        return SparkJudge.conf()
                .setMaster(cluster.url())
                .setSparkHome(cluster.home().toString())
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.cores.max", Integer.toString(WORKERS))
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.scheduler.minRegisteredResourcesRatio", "1")
                .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
    }

    @Test
    void a_worker_that_is_killed_in_the_middle_changes_nothing() throws Exception {
        Path run = folder.resolve("shards");
        RecordedShards.write(run, CONTACTS, SHARDS);
        Judgement here = Judgement.here(run, folder.resolve("here"));
        assertThat(here.err()).isEmpty();

        try (LocalCluster cluster = new LocalCluster(folder.resolve("cluster"), WORKERS)) {
            Assassin assassin = new Assassin(cluster, COUNTING);
            try (JavaSparkContext spark = new JavaSparkContext(conf(cluster))) {
                spark.sc().addSparkListener(assassin);
                Judgement onSpark = Judgement.on(spark, run, folder.resolve("spark"));
                assertThat(onSpark).isEqualTo(here);
                assertThat(assassin.noticed()).isTrue();
            }
            assertThat(assassin.executors()).isGreaterThanOrEqualTo(WORKERS);
            assertThat(assassin.lost()).isNotEmpty().allMatch(reason -> reason.contains("Lost"));
        }
    }
}
