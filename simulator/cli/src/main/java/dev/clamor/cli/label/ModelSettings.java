package dev.clamor.cli.label;

import dev.clamor.cli.input.Durations;
import dev.clamor.document.Document;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a language model is asked, from a file with {@code url}, {@code model}, {@code api_key}, {@code temperature}, {@code
 * timeout} and {@code most_requests}.
 *
 * @param uri of the chat completions endpoint
 * @param apiKey sent as a bearer token; empty for none; shown nowhere
 * @param timeoutSeconds for one answer
 * @param mostRequests in one call of the command
 */
public record ModelSettings(
        URI uri, String model, String apiKey, double temperature, double timeoutSeconds, int mostRequests) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
    private static final int MOST = 1_000_000;
    private static final int USUAL = 500;
    private static final double LONGEST = 600;
    private static final double USUAL_TIMEOUT = 30;

    /**
     * Reads the file.
     *
     * @param environment the value of a variable, null if there is none
     */
    public static Optional<ModelSettings> read(
            String file, String text, Function<String, @Nullable String> environment, Problems problems) {
        Optional<Section> top = Document.parse(file, text, problems);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        Section section = top.get();
        int before = problems.all().size();
        URI uri = uri(section);
        ModelSettings settings = new ModelSettings(
                uri,
                section.text("model"),
                key(section, environment),
                section.number("temperature", 0, 2, 0),
                section.has("timeout") ? seconds(section) : USUAL_TIMEOUT,
                section.integer("most_requests", 1, MOST, USUAL));
        section.end();
        return problems.all().size() > before ? Optional.empty() : Optional.of(settings);
    }

    private static URI uri(Section section) {
        String text = section.text("url");
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // reported below, like any other address that cannot be asked
        }
        if (!text.isEmpty()) {
            section.wrong("url", "an http or https address without a password in it", "something else");
        }
        return URI.create("");
    }

    private static String key(Section section, Function<String, @Nullable String> environment) {
        String written = section.text("api_key", "");
        Matcher variable = VARIABLE.matcher(written);
        if (written.isEmpty()) {
            return "";
        }
        if (!variable.matches()) {
            section.wrong("api_key", "the name of an environment variable, such as ${MODEL_KEY}", "something else");
            return "";
        }
        String value = environment.apply(variable.group(1));
        if (value == null || value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            section.wrong("api_key", "the environment variable " + variable.group(1), "nothing usable there");
            return "";
        }
        return value;
    }

    private static double seconds(Section section) {
        String text = section.text("timeout");
        try {
            double seconds = Durations.seconds("timeout", text);
            if (seconds <= LONGEST) {
                return seconds;
            }
        } catch (InvalidDocumentException e) {
            // reported below, with the line of the file
        }
        section.wrong("timeout", "a time up to 10m, such as 30s");
        return USUAL_TIMEOUT;
    }

    /** Host and port; what is printed before anything is sent. */
    String host() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return model + " at " + host();
    }
}
