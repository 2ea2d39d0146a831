package dev.clamor.persona;

/**
 * What a customer knows and how clearly it is put.
 *
 * @param known probability of knowing any one fact that the task needs
 * @param clarity probability of stating a known fact fully rather than vaguely or in part
 * @param goals mean number of goals in one contact, at least 1
 */
public record Knowledge(double known, double clarity, double goals) {}
