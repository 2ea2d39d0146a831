package dev.clamor.cli.size;

import dev.clamor.results.sizing.Sizing;
import java.util.List;
import java.util.Optional;

/**
 * What {@code clamor size} answers; also its JSON, member by member.
 *
 * @param plan the plan's name
 * @param dryRun what was run to learn what contacts bring, if anything
 * @param sizing the numbers
 * @param command what to type for a run of the size for all objectives together; empty when no size will do
 * @param notes what else the reader should know, in sentences
 */
record SizeAnswer(String plan, Optional<Dry> dryRun, Sizing sizing, Optional<String> command, List<String> notes) {
    /**
     * @param contacts contacts met in virtual time
     * @param pairs pairs of persona and scenario, each met equally often
     * @param seconds how long it took
     */
    record Dry(int contacts, int pairs, double seconds) {}
}
