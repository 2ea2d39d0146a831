package dev.clamor.scenario;

import java.util.List;

/**
 * A fact that the agent must say.
 *
 * @param id its name in reports
 * @param anyOf it is said when the normalised reply contains one of these (case, spaces and thousands marks ignored);
 *     several must-haves in one are joined by {@code &&}
 * @param wrong it is contradicted when the reply contains one of these and none of {@code anyOf}
 */
public record Answer(String id, List<String> anyOf, List<String> wrong) {}
