package dev.clamor.scenario;

import java.util.List;

/**
 * Something that the customer knows, or may not know, and the agent may need.
 *
 * @param name the name used on the wire in {@code asks} and in handoff context
 * @param synonyms other names an agent may use for it
 * @param sampler how its value is drawn
 * @param statements ways to say it, each with {@code {value}}; at least three
 * @param vague ways to speak of it without giving it; may be empty
 * @param own whether it is the customer's own birthday, wish or the like, which nobody has to look up
 */
public record Fact(
        String name, List<String> synonyms, Sampler sampler, List<String> statements, List<String> vague, boolean own) {

    /** A fact that the customer may not know. */
    public Fact(String name, List<String> synonyms, Sampler sampler, List<String> statements, List<String> vague) {
        this(name, synonyms, sampler, statements, vague, false);
    }
}
