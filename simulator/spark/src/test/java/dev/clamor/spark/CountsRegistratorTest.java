package dev.clamor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

class CountsRegistratorTest {
    private static final MetricsConfig CONFIG = new MetricsConfig(
            new TreeSet<>(List.of(1_000L, 2_000L)),
            new TreeSet<>(),
            MetricsConfig.DEFAULT_SLICE_SECONDS,
            MetricsConfig.DEFAULT_WORST);

    @Test
    void counts_that_have_travelled_are_the_same_and_still_combine() {
        RunMetrics whole = counted(0, 1);
        SerializerInstance wire = new KryoSerializer(
                        new SparkConf(false).set("spark.kryo.registrator", CountsRegistrator.class.getName()))
                .newInstance();
        RunMetrics travelled = new RunMetrics(CONFIG);
        for (int shard = 0; shard < 3; shard++) {
            RunMetrics sent = counted(shard, 3);
            RunMetrics got = wire.deserialize(
                    wire.serialize(sent, ClassTag$.MODULE$.apply(RunMetrics.class)),
                    ClassTag$.MODULE$.apply(RunMetrics.class));
            assertThat(got.snapshot()).isEqualTo(sent.snapshot());
            travelled.combine(got);
        }
        assertThat(travelled.snapshot().slis()).isEqualTo(whole.snapshot().slis());
        assertThat(travelled.snapshot().latency()).isEqualTo(whole.snapshot().latency());
    }

    private static RunMetrics counted(int shard, int shards) {
        RunMetrics metrics = new RunMetrics(CONFIG);
        Counted.events(400, shard, shards).forEach(metrics::accept);
        return metrics;
    }
}
