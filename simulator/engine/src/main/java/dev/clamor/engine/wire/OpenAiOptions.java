package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The section {@code openai} of a target file.
 *
 * @param model sent as it is
 * @param stream whether the reply is asked for as a stream
 * @param usage whether a stream is asked to end with its usage
 * @param obfuscation whether a stream may be padded; empty where the request says nothing of it
 * @param system the first message, empty for none
 * @param customer whether the contact is named in {@code user}
 * @param tools an array as the API describes it; missing for none
 * @param toolAnswers what each tool answers, by its name
 * @param mostToolRounds how often in a turn tools are answered
 * @param inputPrice of a million prompt tokens, NaN for untold
 * @param outputPrice of a million completion tokens, NaN for untold
 */
record OpenAiOptions(
        String model,
        boolean stream,
        boolean usage,
        Optional<Boolean> obfuscation,
        String system,
        OptionalDouble temperature,
        OptionalInt maxTokens,
        OptionalInt maxCompletionTokens,
        boolean customer,
        JsonNode tools,
        Map<String, String> toolAnswers,
        int mostToolRounds,
        double inputPrice,
        double outputPrice) {
    private static final int MOST_TOKENS = 1_000_000;
    private static final int MOST_ROUNDS = 20;
    private static final int USUAL_ROUNDS = 4;
    private static final double HIGHEST_PRICE = 1e6;
    private static final int MOST_FILE_BYTES = 4 << 20;

    static OpenAiOptions read(Section section) {
        return new OpenAiOptions(
                section.text("model"),
                section.flag("stream", true),
                section.flag("include_usage", true),
                section.has("include_obfuscation")
                        ? Optional.of(section.flag("include_obfuscation"))
                        : Optional.empty(),
                section.text("system", ""),
                section.has("temperature")
                        ? OptionalDouble.of(section.number("temperature", 0, 2))
                        : OptionalDouble.empty(),
                tokens(section, "max_tokens"),
                tokens(section, "max_completion_tokens"),
                section.flag("name_customer", false),
                tools(section),
                section.textMap("tool_answers"),
                section.integer("most_tool_rounds", 0, MOST_ROUNDS, USUAL_ROUNDS),
                section.number("input_price", 0, HIGHEST_PRICE, Double.NaN),
                section.number("output_price", 0, HIGHEST_PRICE, Double.NaN));
    }

    private static OptionalInt tokens(Section section, String key) {
        return section.has(key) ? OptionalInt.of(section.integer(key, 1, MOST_TOKENS)) : OptionalInt.empty();
    }

    /** The file is looked for beside the target file. */
    private static JsonNode tools(Section section) {
        JsonNode none = JsonText.parse("");
        if (!section.has("tools_file")) {
            return none;
        }
        String expected = "a JSON file of at most " + MOST_FILE_BYTES + " bytes with an array of tools";
        String name = section.text("tools_file");
        try {
            Path file = Path.of(section.file()).resolveSibling(name);
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_FILE_BYTES) {
                JsonNode tools = JsonText.parse(Files.readAllBytes(file));
                if (tools.isArray()) {
                    return tools;
                }
                section.wrong("tools_file", expected, "a file that is no JSON array: " + name);
            } else {
                section.wrong("tools_file", expected, "no such file: " + name);
            }
        } catch (IOException | InvalidPathException e) {
            section.wrong("tools_file", expected, "a file that cannot be read: " + name);
        }
        return none;
    }

    /** What an answer cost by the prices, NaN where there are none or the tokens are not told. */
    double cost(JsonNode usage) {
        if (Double.isNaN(inputPrice) && Double.isNaN(outputPrice) || !usage.isObject()) {
            return Double.NaN;
        }
        double cost =
                (part(usage.path("prompt_tokens"), inputPrice) + part(usage.path("completion_tokens"), outputPrice))
                        / 1e6;
        return Double.isFinite(cost) ? cost : Double.NaN;
    }

    private static double part(JsonNode tokens, double price) {
        return Double.isNaN(price) ? 0 : Math.max(0, tokens.asDouble(0)) * price;
    }
}
