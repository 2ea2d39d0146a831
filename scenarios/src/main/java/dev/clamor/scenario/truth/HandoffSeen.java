package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Trigger;
import dev.clamor.scenario.Scenario;
import java.util.Map;
import java.util.Set;

/**
 * What a handoff passes on; see {@link ReplyReading}.
 *
 * @param rightQueue whether the queue is that of one of the triggers fired, or the scenario's where none has
 */
record HandoffSeen(boolean rightQueue, int contextGiven, int contextDue) {
    static final HandoffSeen NONE = new HandoffSeen(false, 0, 0);

    static HandoffSeen read(
            AgentReply.Said reply,
            int turn,
            Scenario scenario,
            Set<Trigger> fired,
            FactLedger facts,
            AsksReader names) {
        AgentReply.Handoff handoff = reply.handoff();
        String queue = handoff == null || handoff.queue() == null ? "" : handoff.queue();
        Map<String, String> context = handoff == null ? Map.of() : handoff.context();
        int due = 0;
        int given = 0;
        for (String fact : scenario.handoffContext()) {
            if (facts.stated(fact, turn)) {
                due++;
                given += has(context, fact, facts, names) ? 1 : 0;
            }
        }
        return new HandoffSeen(rightQueue(queue, scenario, fired), given, due);
    }

    private static boolean has(Map<String, String> context, String fact, FactLedger facts, AsksReader names) {
        String value = facts.values().get(fact);
        return context.entrySet().stream()
                .anyMatch(e -> names.resolve(e.getKey()).equals(fact) && Values.same(value, e.getValue()));
    }

    private static boolean rightQueue(String queue, Scenario scenario, Set<Trigger> fired) {
        String usual = scenario.queue();
        return fired.isEmpty()
                ? usual.equalsIgnoreCase(queue)
                : fired.stream()
                        .anyMatch(t ->
                                scenario.queues().getOrDefault(t.code(), usual).equalsIgnoreCase(queue));
    }
}
