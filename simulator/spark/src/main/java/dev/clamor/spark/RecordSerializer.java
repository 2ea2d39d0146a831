package dev.clamor.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Records for a Kryo from before there were records: their components in order, and back through the canonical constructor. */
final class RecordSerializer extends Serializer<Record> {
    RecordSerializer() {
        super(true, true);
    }

    @Override
    public void write(Kryo kryo, Output output, Record written) {
        try {
            for (RecordComponent component : written.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                kryo.writeClassAndObject(output, component.getAccessor().invoke(written));
            }
        } catch (ReflectiveOperationException e) {
            throw unexpected(written.getClass(), e);
        }
    }

    @Override
    public Record read(Kryo kryo, Input input, Class<Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = kryo.readClassAndObject(input);
        }
        try {
            Constructor<Record> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw unexpected(type, e);
        }
    }

    private static IllegalStateException unexpected(Class<?> type, ReflectiveOperationException e) {
        return new IllegalStateException(type.getName() + ": expected a record that can be read. Found: " + e, e);
    }
}
