package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.clamor.conversation.ContactId;
import dev.clamor.results.archive.EventCodec.BadEventException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, in any order; unknown ones are kept and never asked for. Of a repeated key the first
 * counts.
 *
 * <p>A search begins behind the last hit, so that objects in the written order are read in one pass.
 */
final class Fields {
    private static final int FIRST_SIZE = 20;

    private String[] names = new String[FIRST_SIZE];
    private Object[] values = new Object[FIRST_SIZE];
    private long[] numbers = new long[FIRST_SIZE];
    private final boolean texts;
    private int count;
    private int next;

    /**
     * No members.
     *
     * @param texts whether what customers said is wanted and why things happened; otherwise these texts read as empty
     */
    Fields(boolean texts) {
        this.texts = texts;
    }

    /** Reads the object whose start is the parser's current token, up to and with its end. */
    static Fields read(JsonParser parser) throws IOException, BadEventException {
        Fields fields = new Fields(true);
        fields.refill(parser);
        return fields;
    }

    /** Forgets everything and reads like {@link #read}. */
    void refill(JsonParser parser) throws IOException, BadEventException {
        count = 0;
        next = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            add(name, parser);
        }
    }

    private boolean isWanted(String name) {
        return texts || !name.equals(Keys.WHY) && !(name.equals(Keys.TEXT) && Keys.SPOKE.equals(values[0]));
    }

    private void add(String name, JsonParser parser) throws IOException, BadEventException {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        names[count] = name;
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            numbers[count] = parser.getLongValue();
            values[count] = Kind.WHOLE;
        } else if (parser.currentToken() == JsonToken.VALUE_STRING && !isWanted(name)) {
            values[count] = "";
        } else {
            values[count] = value(parser, name);
        }
        count++;
    }

    private static Object value(JsonParser parser, String name) throws IOException, BadEventException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NULL -> Kind.NOTHING;
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_ARRAY -> items(parser, name);
            case START_OBJECT -> read(parser);
            default -> throw new BadEventException("a value of \"" + name + "\"", String.valueOf(parser.getText()));
        };
    }

    private static List<Object> items(JsonParser parser, String name) throws IOException, BadEventException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, name));
        }
        return items;
    }

    /** By identity: names are interned by {@link EventCodec#FACTORY}, and all keys asked for are constants. */
    @SuppressWarnings("StringEquality")
    private int find(String name) {
        for (int i = next; i < count; i++) {
            if (names[i] == name) {
                next = i + 1;
                return i;
            }
        }
        for (int i = 0; i < next && i < count; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        return -1;
    }

    private BadEventException wrong(String name, String expected) {
        int i = find(name);
        return new BadEventException("\"" + name + "\" to be " + expected, i < 0 ? "nothing" : shown(i));
    }

    private String shown(int i) {
        if (values[i] == Kind.WHOLE) {
            return Long.toString(numbers[i]);
        }
        return values[i] instanceof String s ? "\"" + s + "\"" : "a value of another kind";
    }

    /** Whether there is such a member. */
    boolean has(String name) {
        return find(name) >= 0;
    }

    /** A required text. */
    String text(String name) throws BadEventException {
        int i = find(name);
        if (i >= 0 && values[i] instanceof String s) {
            return s;
        }
        throw wrong(name, "a text");
    }

    /** A text, {@code ""} when left out. */
    String textOrEmpty(String name) throws BadEventException {
        String text = textOrNull(name);
        return text == null ? "" : text;
    }

    /** A text, null when left out. */
    @Nullable
    String textOrNull(String name) throws BadEventException {
        int i = find(name);
        if (i < 0) {
            return null;
        }
        if (values[i] instanceof String s) {
            return s;
        }
        throw wrong(name, "a text");
    }

    /** A required whole number. */
    long whole(String name) throws BadEventException {
        int i = find(name);
        if (i >= 0 && values[i] == Kind.WHOLE) {
            return numbers[i];
        }
        throw wrong(name, "a whole number");
    }

    /** A whole number, or this when left out. */
    long wholeOr(String name, long otherwise) throws BadEventException {
        return find(name) < 0 ? otherwise : whole(name);
    }

    /** A required whole number in the range of an int. */
    int small(String name) throws BadEventException {
        long value = whole(name);
        if (value != (int) value) {
            throw wrong(name, "a whole number of at most 32 bits");
        }
        return (int) value;
    }

    /** A number, NaN when left out. */
    double number(String name) throws BadEventException {
        int i = find(name);
        if (i < 0) {
            return Double.NaN;
        }
        if (values[i] instanceof Double d) {
            return d;
        }
        return whole(name);
    }

    /** True or false, false when left out. */
    boolean flag(String name) throws BadEventException {
        int i = find(name);
        if (i < 0) {
            return false;
        }
        if (values[i] instanceof Boolean b) {
            return b;
        }
        throw wrong(name, "true or false");
    }

    /** A required constant of an enum, by its name. */
    <E extends Enum<E>> E constant(String name, Class<E> type) throws BadEventException {
        return constant(text(name), name, type);
    }

    private static <E extends Enum<E>> E constant(String text, String name, Class<E> type) throws BadEventException {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new BadEventException(
                    "\"" + name + "\" to be one of " + Arrays.toString(type.getEnumConstants()), "\"" + text + "\"");
        }
    }

    /** The contact of the event. */
    ContactId contact() throws BadEventException {
        String text = text(Keys.CONTACT);
        try {
            ContactId id = ContactId.parse(text);
            if (id.printsAs(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // reported below, like an id in another spelling
        }
        throw wrong(Keys.CONTACT, "a contact id such as c-000042");
    }

    /** A list of texts, empty when left out. */
    List<String> texts(String name) throws BadEventException {
        List<String> texts = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof String s)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(s);
        }
        return List.copyOf(texts);
    }

    /** A list of constants of an enum, empty when left out. */
    <E extends Enum<E>> List<E> constants(String name, Class<E> type) throws BadEventException {
        List<E> constants = new ArrayList<>();
        for (String text : texts(name)) {
            constants.add(constant(text, name, type));
        }
        return List.copyOf(constants);
    }

    /** A list of objects, each read by {@code reader}; empty when left out. */
    <T> List<T> objects(String name, Reader<T> reader) throws BadEventException {
        List<T> objects = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof Fields fields)) {
                throw wrong(name, "a list of objects");
            }
            objects.add(reader.read(fields));
        }
        return List.copyOf(objects);
    }

    private List<?> items(String name) throws BadEventException {
        int i = find(name);
        if (i < 0) {
            return List.of();
        }
        if (values[i] instanceof List<?> list) {
            return list;
        }
        throw wrong(name, "a list");
    }

    /** Reads an object inside a list. */
    @FunctionalInterface
    interface Reader<T> {
        /** What the object says. */
        T read(Fields fields) throws BadEventException;
    }

    private enum Kind {
        WHOLE,
        NOTHING
    }
}
