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
 */
public record Fact(String name, List<String> synonyms, Sampler sampler, List<String> statements, List<String> vague) {}
