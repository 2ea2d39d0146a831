package dev.clamor.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import dev.clamor.metrics.RunMetrics;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.apache.spark.serializer.KryoRegistrator;

/** How counts travel between the machines of a cluster: field by field, histograms in their own form,
 * records through their constructors. */
public final class CountsRegistrator implements KryoRegistrator {
    /** What takes contacts as they close; nobody does where counts are only combined. */
    private static final String LISTENER = "onClosed";

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.addDefaultSerializer(Record.class, new RecordSerializer());
        kryo.addDefaultSerializer(List.of().getClass().getSuperclass(), new ListSerializer());
        kryo.addDefaultSerializer(java.util.EnumMap.class, new EnumMapSerializer());
        kryo.addDefaultSerializer(AbstractHistogram.class, JavaSerializer.class);
        FieldSerializer<RunMetrics> metrics = new FieldSerializer<>(kryo, RunMetrics.class);
        metrics.removeField(LISTENER);
        kryo.register(RunMetrics.class, metrics);
    }
}
