package dev.clamor.cli.doctor;

import dev.clamor.engine.wire.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an agent does not tell, judged by a few turns, and which measures that costs. */
final class Blindness {
    /** Protocols with a word of their own for a handoff, by their id. */
    private static final Set<String> OWN_HANDOFF =
            Set.of("native", "native_sse", "native_ws", "dialogflow_cx", "direct_line");

    private Blindness() {}

    static List<Diagnosis.Unseen> of(List<Diagnosis.Turn> turns, String protocol, Signals signals, boolean recorded) {
        List<Diagnosis.Turn> told =
                turns.stream().filter(Diagnosis.Turn::understood).toList();
        List<Diagnosis.Unseen> unseen = new ArrayList<>();
        if (told.isEmpty()) {
            return unseen;
        }
        if (!recorded && told.stream().allMatch(turn -> turn.actions().isEmpty())) {
            unseen.add(new Diagnosis.Unseen(
                    "no actions",
                    "if it never tells any and no probe shows them, the agent is taken at its word: wrong actions, hallucinated resolutions and"
                            + " audited actions cannot be judged"));
        }
        if (told.stream().allMatch(turn -> turn.handoff().isEmpty())
                && signals.handoff().isEmpty()
                && !OWN_HANDOFF.contains(protocol)) {
            unseen.add(new Diagnosis.Unseen(
                    "no handoff, and no signal for one in the target file",
                    "handoffs are recognised by words only, so escalation recall and precision depend on that, and"
                            + " queue and payload cannot be judged"));
        }
        if (told.stream().allMatch(turn -> turn.intent().isEmpty())) {
            unseen.add(new Diagnosis.Unseen("no intent", "rephrase consistency is judged from the answers only"));
        }
        if (told.stream().allMatch(turn -> turn.asks().isEmpty())
                && told.stream().anyMatch(turn -> turn.reply().contains("?"))) {
            unseen.add(new Diagnosis.Unseen(
                    "no names of the facts asked for",
                    "questions are recognised by words only: facts asked for twice"));
        }
        if (told.stream().noneMatch(Diagnosis.Turn::streamed)) {
            unseen.add(new Diagnosis.Unseen(
                    "no reply in parts",
                    "there is no time to first token and no stall, and a reply cannot be cut short"));
        }
        if (told.stream().allMatch(turn -> Double.isNaN(turn.cost()))) {
            unseen.add(new Diagnosis.Unseen(
                    "no cost", "cost is not reported, and a spend cap works by requests and their price only"));
        }
        return List.copyOf(unseen);
    }
}
