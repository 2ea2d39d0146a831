package dev.clamor.spark;

import dev.clamor.cli.Main;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.KryoSerializer;

/** {@code clamor judge} with the logs of the run's shards read on a Spark cluster, to be started by {@code spark-submit}. */
public final class SparkJudge {
    /** The most that Spark allows; it bounds one shard's counts and times, not the memory that is taken. */
    private static final String MOST_SENT = "2047m";

    private SparkJudge() {}

    /** Judges and ends the process with the exit code of {@code clamor judge}, whose arguments it takes. */
    public static void main(String[] args) {
        int code;
        try (JavaSparkContext spark = new JavaSparkContext(conf())) {
            code = judge(
                    spark,
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                    new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                    args);
        }
        System.exit(code);
    }

    static int judge(JavaSparkContext spark, PrintWriter out, PrintWriter err, String... args) {
        return Main.judge(Optional.of(new SparkReading(spark)), out, err, args);
    }

    /** What counts need to travel; the rest is said by who starts it. */
    static SparkConf conf() {
        return new SparkConf()
                .setIfMissing("spark.app.name", "clamor judge")
                .setIfMissing("spark.kryoserializer.buffer.max", MOST_SENT)
                .set("spark.serializer", KryoSerializer.class.getName())
                .set("spark.kryo.registrator", CountsRegistrator.class.getName());
    }
}
