package dev.clamor.results.schema;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of a type such that every part of it differs from its plainest value in one of them: every constant, every kind of
 * a sealed type, every component of a record by itself, and all components at once.
 */
public final class EveryValue {
    private EveryValue() {}

    /** The records that a sealed type permits, at any depth. */
    public static List<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> kinds(each).stream())
                        .toList()
                : List.of(type);
    }

    /** The plainest record of this type: zero, NaN, false, empty, null. */
    public static Object plainest(Class<?> type) {
        return make(type, plain(type.getRecordComponents()));
    }

    /** The plainest record with each other value of one component. */
    public static List<Object> varied(Class<?> type, int component) {
        RecordComponent[] components = type.getRecordComponents();
        List<@Nullable Object> others = of(components[component].getAnnotatedType());
        List<Object> records = new ArrayList<>();
        for (Object other : others.subList(1, others.size())) {
            @Nullable Object[] values = plain(components);
            values[component] = other;
            records.add(make(type, values));
        }
        return records;
    }

    /** The record in which no component is at its plainest. */
    public static Object fullest(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            List<@Nullable Object> all = of(components[i].getAnnotatedType());
            values[i] = all.get(all.size() - 1);
        }
        return make(type, values);
    }

    /** Every record of this type: the plainest, each component varied, the fullest. */
    public static List<Object> records(Class<?> type) {
        List<Object> all = new ArrayList<>(List.of(plainest(type)));
        for (int i = 0; i < type.getRecordComponents().length; i++) {
            all.addAll(varied(type, i));
        }
        all.add(fullest(type));
        return all;
    }

    private static @Nullable Object[] plain(RecordComponent[] components) {
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = of(components[i].getAnnotatedType()).get(0);
        }
        return values;
    }

    private static List<@Nullable Object> of(AnnotatedType type) {
        List<@Nullable Object> all = new ArrayList<>();
        if (type.isAnnotationPresent(Nullable.class)) {
            all.add(null);
        }
        all.addAll(of(type.getType()));
        return all;
    }

    /** The plainest value first. */
    private static List<Object> of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            List<Object> lists = new ArrayList<>(List.of(List.of()));
            of(list.getActualTypeArguments()[0]).forEach(item -> lists.add(List.of(item)));
            return lists;
        }
        Class<?> c = (Class<?>) type;
        if (c.isEnum()) {
            return List.of(c.getEnumConstants());
        }
        if (c.isSealed()) {
            return kinds(c).stream().flatMap(kind -> records(kind).stream()).toList();
        }
        return c.isRecord() ? records(c) : scalars(c);
    }

    private static List<Object> scalars(Class<?> type) {
        if (type == boolean.class) {
            return List.of(false, true);
        }
        if (type == int.class) {
            return List.of(0, 7);
        }
        if (type == long.class) {
            return List.of(0L, 7L);
        }
        if (type == double.class) {
            return List.of(Double.NaN, 0.5);
        }
        if (type == String.class) {
            return List.of("", "text");
        }
        throw new IllegalArgumentException("expected a type of which values are known. Found: " + type);
    }

    private static Object make(Class<?> type, @Nullable Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }
}
