package dev.clamor.scenario;

import java.util.Map;

/**
 * An action that must be done exactly once.
 *
 * @param name as on the wire
 * @param arguments expected arguments; {@code {fact}} stands for the fact's newest value; numbers compare as numbers;
 *     arguments not named here are not looked at
 * @param readOnly a read: doing it again is harmless
 */
public record GoldAction(String name, Map<String, String> arguments, boolean readOnly) {}
