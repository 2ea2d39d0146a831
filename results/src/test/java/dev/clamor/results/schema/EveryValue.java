package dev.clamor.results.schema;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of a type such that every part of it differs from its plainest value in one of them: every constant, every kind of
 * a sealed type, every component of a record by itself, and all components at once.
 */
public final class EveryValue {
    private final Class<?> type;
    private final List<List<@Nullable Object>> parts = new ArrayList<>();

    /** Of a record. */
    public EveryValue(Class<?> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            parts.add(of(component.getAnnotatedType()));
        }
    }

    /** The records that a sealed type permits, at any depth. */
    public static List<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> kinds(each).stream())
                        .toList()
                : List.of(type);
    }

    /** Every value of a record: the plainest, each component varied, the fullest. */
    public static List<Object> records(Class<?> type) {
        EveryValue every = new EveryValue(type);
        List<Object> all = new ArrayList<>(List.of(every.plainest()));
        for (int i = 0; i < every.parts.size(); i++) {
            all.addAll(every.varied(i));
        }
        all.add(every.fullest());
        return all;
    }

    /** Zero, NaN, false, empty, null throughout. */
    public Object plainest() {
        return made(plain());
    }

    /** The plainest with each other value of one component, but for those that the record refuses. */
    public List<Object> varied(int component) {
        List<@Nullable Object> others = parts.get(component);
        List<Object> records = new ArrayList<>();
        for (Object other : others.subList(1, others.size())) {
            @Nullable Object[] values = plain();
            values[component] = other;
            accepted(values).ifPresent(records::add);
        }
        return records;
    }

    /** No component is at its plainest. */
    public Object fullest() {
        return made(parts.stream().map(all -> all.get(all.size() - 1)).toArray());
    }

    private @Nullable Object[] plain() {
        return parts.stream().map(all -> all.get(0)).toArray();
    }

    private Object made(@Nullable Object[] values) {
        return accepted(values).orElseThrow(() -> new AssertionError(type + " " + Arrays.toString(values)));
    }

    private Optional<Object> accepted(@Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return Optional.empty();
            }
            throw new AssertionError(type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static List<@Nullable Object> of(AnnotatedType type) {
        List<@Nullable Object> all = new ArrayList<>();
        if (type.isAnnotationPresent(Nullable.class)) {
            all.add(null);
        }
        all.addAll(of(type.getType()));
        return all;
    }

    /** The plainest value first, the fullest last. */
    private static List<Object> of(Type type) {
        if (type instanceof ParameterizedType holder) {
            return held((Class<?>) holder.getRawType(), holder.getActualTypeArguments());
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

    private static List<Object> held(Class<?> holder, Type[] arguments) {
        List<Object> items = of(arguments[arguments.length - 1]);
        List<Object> all = new ArrayList<>();
        if (holder == List.class) {
            all.add(List.of());
            items.forEach(item -> all.add(List.of(item)));
        } else if (holder == Optional.class) {
            all.add(Optional.empty());
            items.forEach(item -> all.add(Optional.of(item)));
        } else if (holder == SortedMap.class) {
            Object key = of(arguments[0]).get(1);
            all.add(new TreeMap<>());
            items.forEach(item -> all.add(new TreeMap<>(Map.of(key, item))));
        } else {
            throw new IllegalArgumentException("expected a holder of which values are known. Found: " + holder);
        }
        return all;
    }

    private static List<Object> scalars(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return List.of(false, true);
        }
        if (type == int.class || type == Integer.class) {
            return List.of(0, 7);
        }
        if (type == long.class || type == Long.class) {
            return List.of(0L, 7L);
        }
        if (type == double.class || type == Double.class) {
            return List.of(Double.NaN, 0.5);
        }
        if (type == BigDecimal.class) {
            return List.of(new BigDecimal("0.5"), new BigDecimal("0.75"));
        }
        if (type == String.class) {
            return List.of("", "text");
        }
        throw new IllegalArgumentException("expected a type of which values are known. Found: " + type);
    }
}
