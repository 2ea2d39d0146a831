package dev.clamor.cli.replay;

import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.conversation.EventSink;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.persona.RandomStreams;
import java.time.Duration;

/**
 * One customer who meets an agent now.
 *
 * @param plan who, about what
 * @param seed of all that the customer does by chance
 * @param timeScale divides think times
 * @param leaving how readily the customer gives up
 * @param runId the name by which the agent knows the run
 */
record Encounter(ContactPlan plan, long seed, double timeScale, DialogueSettings.Leaving leaving, String runId) {
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(30);

    /**
     * Lets the two talk to the end.
     *
     * @param seconds a reply later than this is a timeout; NaN for what the agent's target file says, or half a minute
     */
    void with(AgentUnderTest agent, EventSink sink, double seconds) throws InterruptedException {
        Dialogue dialogue = new Dialogue(plan, new RandomStreams(seed), agent.settings(timeScale, leaving), sink);
        new LiveConversation(dialogue, plan, agent.codec().apply(runId), agent.verification(), limit(seconds, agent))
                .run();
    }

    private static Duration limit(double seconds, AgentUnderTest agent) {
        return Double.isNaN(seconds)
                ? agent.replyMicros()
                        .map(micros -> Duration.ofNanos(micros * 1_000))
                        .orElse(REPLY_LIMIT)
                : Duration.ofMillis((long) (1_000 * seconds));
    }
}
