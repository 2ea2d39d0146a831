package dev.clamor.results.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds a schema against the Java type whose values are written: every component of a record must be a required property
 * and nothing else may be one, every constant of an enum must be there. Each problem names the path and what to write.
 */
public final class RecordShape {
    private final String decimal;
    private final List<String> problems = new ArrayList<>();

    private RecordShape(String decimal) {
        this.decimal = decimal;
    }

    /** For files in which a number that does not exist is null. */
    public static RecordShape withNulls() {
        return new RecordShape("[\"number\",\"null\"]");
    }

    /** For files in which every number exists. */
    public static RecordShape withoutNulls() {
        return new RecordShape("\"number\"");
    }

    /** What of the part of the schema at {@code pointer} is not as the type asks for. */
    public List<String> problems(FileSchema schema, String path, String pointer, Type type) {
        problems.clear();
        check(type, new Place(Schemas.tree(schema), path, pointer));
        return List.copyOf(problems);
    }

    private void check(Type type, Place from) {
        Place place = from.target();
        if (type instanceof Class<?> c && c.isRecord()) {
            same(place, "type", "\"object\"");
            members(c, place);
        } else if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            optional(p.getActualTypeArguments()[0], place);
        } else if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            same(place, "type", "\"array\"");
            check(p.getActualTypeArguments()[0], place.items());
        } else if (type instanceof ParameterizedType p && Map.class.isAssignableFrom((Class<?>) p.getRawType())) {
            same(place, "type", "\"object\"");
            check(p.getActualTypeArguments()[1], place.values());
        } else {
            String keyword = type instanceof Class<?> c && c.isEnum() ? "enum" : "type";
            same(place, keyword, value(type));
        }
    }

    private void optional(Type type, Place place) {
        if (type instanceof Class<?> c && c.isRecord()) {
            same(place, "type", "[\"object\",\"null\"]");
            members(c, place);
        } else {
            same(place, "type", "[" + value(type) + ",\"null\"]");
        }
    }

    private void members(Class<?> type, Place place) {
        same(place, "additionalProperties", "false");
        List<String> asked = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<String> properties = names(place.node().path("properties").fieldNames());
        List<String> required = texts(place.node().path("required"));
        for (RecordComponent component : type.getRecordComponents()) {
            Place member = place.member(component.getName());
            if (!properties.contains(component.getName())) {
                problems.add(member.problem(
                        "at " + place.pointer() + "/properties of the schema \"" + component.getName() + "\": "
                                + stub(component.getGenericType()),
                        "nothing"));
            } else {
                check(component.getGenericType(), member);
            }
        }
        difference(place, "properties", asked, properties, "no component of " + type.getSimpleName());
        difference(place, "required", asked, required, "no component of " + type.getSimpleName());
        missing(place, asked, required);
    }

    private void difference(Place place, String keyword, List<String> asked, List<String> there, String why) {
        Set<String> more = new TreeSet<>(there);
        asked.forEach(more::remove);
        for (String name : more) {
            problems.add(place.member(name).problem("nothing at " + place.pointer() + "/" + keyword, why));
        }
    }

    private void missing(Place place, List<String> asked, List<String> required) {
        for (String name : asked) {
            if (!required.contains(name)) {
                problems.add(place.member(name)
                        .problem("\"" + name + "\" at " + place.pointer() + "/required", required.toString()));
            }
        }
    }

    private void same(Place place, String keyword, String asked) {
        JsonNode there = place.node().path(keyword);
        if (!there.equals(Schemas.tree(asked))) {
            problems.add(place.problem(
                    "\"" + keyword + "\": " + asked + " at " + place.pointer(),
                    there.isMissingNode() ? "nothing" : there.toString()));
        }
    }

    private String value(Type type) {
        if (type == double.class || type == Double.class) {
            return decimal;
        }
        if (type == BigDecimal.class) {
            return "\"number\"";
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            return "\"integer\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "\"boolean\"";
        }
        if (type == String.class) {
            return "\"string\"";
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return Arrays.stream(c.getEnumConstants())
                    .map(e -> "\"" + ((Enum<?>) e).name() + "\"")
                    .collect(Collectors.joining(",", "[", "]"));
        }
        throw new IllegalArgumentException("expected a type that is written as JSON. Found: " + type);
    }

    /** What to write for a type, to be pasted. */
    private String stub(Type type) {
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return "{ \"type\": \"array\", \"items\": " + stub(p.getActualTypeArguments()[0]) + " }";
        }
        if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            Type inside = p.getActualTypeArguments()[0];
            return inside instanceof Class<?> c && c.isRecord()
                    ? object(c, "[\"object\", \"null\"]")
                    : "{ \"type\": [" + value(inside) + ", \"null\"] }";
        }
        if (type instanceof ParameterizedType p) {
            return "{ \"type\": \"object\", \"additionalProperties\": " + stub(p.getActualTypeArguments()[1]) + " }";
        }
        Class<?> c = (Class<?>) type;
        if (c.isRecord()) {
            return object(c, "\"object\"");
        }
        return "{ \"" + (c.isEnum() ? "enum" : "type") + "\": " + value(type) + " }";
    }

    private String object(Class<?> type, String asType) {
        RecordComponent[] all = type.getRecordComponents();
        String required = Stream.of(all).map(c -> "\"" + c.getName() + "\"").collect(Collectors.joining(", "));
        String properties = Stream.of(all)
                .map(c -> "\"" + c.getName() + "\": " + stub(c.getGenericType()))
                .collect(Collectors.joining(", "));
        return "{ \"type\": " + asType + ", \"additionalProperties\": false, \"required\": [" + required
                + "], \"properties\": { " + properties + " } }";
    }

    private static List<String> names(java.util.Iterator<String> names) {
        List<String> list = new ArrayList<>();
        names.forEachRemaining(list::add);
        return list;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
