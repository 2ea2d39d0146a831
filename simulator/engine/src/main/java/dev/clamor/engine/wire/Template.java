package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.clamor.document.Nearest;
import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with places to fill in, for example <code>{"text": "{message}", "turn": {turn}}</code>. A place is a name in braces;
 * braces around anything else are text, and <code>{{</code> stands for one brace before a name. How a value is written
 * depends on the {@link Kind}.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{|\\{([A-Za-z_][A-Za-z0-9_.-]*)}");

    private final Kind kind;
    private final List<Piece> pieces;

    private Template(Kind kind, List<Piece> pieces) {
        this.kind = kind;
        this.pieces = List.copyOf(pieces);
    }

    /** Where the text goes. */
    enum Kind {
        /** Inside quotes the value's text, escaped; outside the value as JSON, {@code null} where there is none. */
        JSON,
        /** Percent-encoded; as it is where the address begins with it, for addresses that the agent told. */
        ADDRESS,
        /** Percent-encoded. */
        FORM,
        /** On one line, in ASCII; anything else becomes a question mark. */
        HEADER,
        /** As it is. */
        PLAIN
    }

    private sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Place(String name, boolean quoted) implements Piece {}
    }

    static Template of(String text, Kind kind) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        boolean quoted = false;
        int from = 0;
        while (places.find()) {
            String before = text.substring(from, places.start());
            literal.append(before);
            quoted = quotedAfter(before, quoted);
            if (places.group(1) == null) {
                literal.append('{');
            } else {
                pieces.add(new Piece.Literal(literal.toString()));
                literal.setLength(0);
                pieces.add(new Piece.Place(places.group(1), quoted));
            }
            from = places.end();
        }
        pieces.add(new Piece.Literal(literal.append(text.substring(from)).toString()));
        return new Template(kind, pieces);
    }

    /** Reads a template; a name that is none of {@code names} is a problem. */
    static Template read(Section section, String key, Kind kind, Collection<String> names) {
        Template template = of(section.text(key), kind);
        for (String name : template.names()) {
            if (!names.contains(name)) {
                section.wrong(
                        key,
                        "one of {" + String.join("}, {", names) + "}",
                        "{" + name + "}" + Nearest.hint(name, names));
            }
        }
        return template;
    }

    private static boolean quotedAfter(String text, boolean before) {
        boolean quoted = before;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    /** The names of all places. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Place place) {
                names.add(place.name());
            }
        }
        return names;
    }

    /** The text before the first place. */
    String beginning() {
        return ((Piece.Literal) pieces.get(0)).text();
    }

    /** The text with every place filled in; {@link MissingNode} and null leave it empty. */
    String fill(Function<String, JsonNode> values) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal literal) {
                filled.append(literal.text());
            } else {
                Piece.Place place = (Piece.Place) piece;
                filled.append(written(values.apply(place.name()), place.quoted(), filled.length() == 0));
            }
        }
        return filled.toString();
    }

    private String written(JsonNode value, boolean quoted, boolean first) {
        boolean none = value.isMissingNode() || value.isNull();
        String text = none ? "" : Draft.plain(value);
        return switch (kind) {
            case JSON ->
                quoted
                        ? new String(JsonStringEncoder.getInstance().quoteAsString(text))
                        : none ? "null" : value.toString();
            case ADDRESS -> first ? text : Percent.encode(text);
            case FORM -> Percent.encode(text);
            case HEADER -> text.replaceAll("\\p{Cntrl}+", " ").replaceAll("[^\\x20-\\x7E]", "?");
            case PLAIN -> text;
        };
    }
}
