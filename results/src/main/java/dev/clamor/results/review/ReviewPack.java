package dev.clamor.results.review;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.review.FailedPaths.Group;
import java.util.List;
import java.util.SortedMap;

/**
 * What a review is held on.
 *
 * @param groups the failed paths, the most frequent first
 * @param transcripts the events of every example, in order
 */
public record ReviewPack(Manifest manifest, List<Group> groups, SortedMap<ContactId, List<TurnEvent>> transcripts) {}
