package dev.clamor.cli.replay;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.archive.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * What {@code clamor replay} answers; also its JSON, member by member.
 *
 * @param run the run's id
 * @param contact the contact's id
 * @param seed of the run
 * @param recorded the contact as the run's log has it
 * @param live the contact as it was lived again; empty when it was not
 * @param difference the first turn that went another way; empty when none did, or it was not lived again
 * @param otherWords the first turn that the agent worded otherwise; empty likewise
 */
record ReplayAnswer(
        String run,
        String contact,
        long seed,
        Lived recorded,
        Optional<Lived> live,
        Optional<LivedDifference> difference,
        Optional<Integer> otherWords) {

    static ReplayAnswer of(Manifest manifest, List<TurnEvent> then, Optional<List<TurnEvent>> now) {
        Lived recorded = Lived.of(then);
        Optional<Lived> live = now.map(Lived::of);
        return new ReplayAnswer(
                manifest.runId(),
                then.get(0).contact().toString(),
                manifest.seed(),
                recorded,
                live,
                live.flatMap(again -> LivedDifference.first(recorded, again)),
                live.flatMap(again -> LivedDifference.otherWords(recorded, again)));
    }
}
