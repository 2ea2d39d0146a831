package dev.clamor.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.util.EnumMap;

/** Maps by constants of an enum, which tell their type to nobody: it is read from the JDK's own field. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class EnumMapSerializer extends Serializer<EnumMap> {
    private static final Field KEY_TYPE = keyType();

    @Override
    public void write(Kryo kryo, Output output, EnumMap map) {
        try {
            kryo.writeClass(output, (Class<?>) KEY_TYPE.get(map));
        } catch (IllegalAccessException e) {
            throw unreadable(e);
        }
        output.writeInt(map.size(), true);
        map.forEach((key, value) -> {
            output.writeInt(((Enum) key).ordinal(), true);
            kryo.writeClassAndObject(output, value);
        });
    }

    @Override
    public EnumMap read(Kryo kryo, Input input, Class<EnumMap> type) {
        Class keys = kryo.readClass(input).getType();
        EnumMap map = new EnumMap(keys);
        kryo.reference(map);
        int size = input.readInt(true);
        for (int i = 0; i < size; i++) {
            map.put((Enum) keys.getEnumConstants()[input.readInt(true)], kryo.readClassAndObject(input));
        }
        return map;
    }

    private static Field keyType() {
        try {
            Field field = EnumMap.class.getDeclaredField("keyType");
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(ReflectiveOperationException e) {
        return new IllegalStateException("java.util.EnumMap: expected its type of keys. Found: " + e, e);
    }
}
