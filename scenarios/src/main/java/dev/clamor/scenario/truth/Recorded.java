package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What systems of record say of a contact, everything since it began.
 *
 * @param actions what was done, in order, where an action log was asked; empty where none was
 * @param found the values found for each check asked about, by its id
 * @param problem why something could not be asked, for people; empty if nothing failed. What could not be asked is not
 *     among the others
 */
public record Recorded(Optional<List<AgentReply.Action>> actions, Map<String, List<String>> found, String problem) {}
