package dev.clamor.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;

/** The lists of {@link List#of}, which nothing can be added to. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class ListSerializer extends Serializer<List> {
    ListSerializer() {
        super(true, true);
    }

    @Override
    public void write(Kryo kryo, Output output, List list) {
        output.writeInt(list.size(), true);
        list.forEach(element -> kryo.writeClassAndObject(output, element));
    }

    @Override
    public List read(Kryo kryo, Input input, Class<List> type) {
        Object[] elements = new Object[input.readInt(true)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = kryo.readClassAndObject(input);
        }
        return List.of(elements);
    }
}
