package dev.clamor.metrics;

import java.util.SortedMap;

/**
 * One service level indicator, counted in every way that someone will ask for. Valid contacts only:
 * judged and not discarded. Keys without events are left out.
 *
 * @param id one of {@link Sli}'s ids
 * @param formula what is good and what is valid, in words
 * @param total all of it
 * @param bySegment by persona/scenario: the clusters
 * @param byPersona by persona
 * @param byScenario by scenario
 * @param byIntent by intent of the main goal
 * @param byStage by stage of the plan
 * @param byBand by load band: contacts in progress when the contact began, see {@link LoadBand}
 * @param bySlice by slice of time in which the event was over (closing for contacts, arrival for replies), because an error
 *     budget is spent when it is known that an event was bad; what came of the load of a moment stands in {@link
 *     MetricsSnapshot.TimeSlice}. Key = slice index since the run's start
 */
public record SliCounts(
        String id,
        String formula,
        Ratio total,
        SortedMap<String, Ratio> bySegment,
        SortedMap<String, Ratio> byPersona,
        SortedMap<String, Ratio> byScenario,
        SortedMap<String, Ratio> byIntent,
        SortedMap<String, Ratio> byStage,
        SortedMap<String, Ratio> byBand,
        SortedMap<Integer, Ratio> bySlice) {}
