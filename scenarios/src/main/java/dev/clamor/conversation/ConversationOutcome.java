package dev.clamor.conversation;

/** How a contact ended. Who is to blame is part of the type. */
public sealed interface ConversationOutcome {
    /** Short name for files and reports. */
    String name();

    /** The customer was done and left; {@code goalMet} by the scenario's truth, not by the agent's word. */
    record Contained(boolean goalMet) implements ConversationOutcome {
        @Override
        public String name() {
            return "contained";
        }
    }

    /** Handed to a human. */
    record Escalated() implements ConversationOutcome {
        @Override
        public String name() {
            return "escalated";
        }
    }

    /** The customer gave up; {@code silent} if without a word. */
    record Abandoned(boolean silent) implements ConversationOutcome {
        @Override
        public String name() {
            return "abandoned";
        }
    }

    /** The customer gave up on a turn that the agent failed to answer. */
    record AgentFailed(Fault fault) implements ConversationOutcome {
        @Override
        public String name() {
            return "agent_failed";
        }
    }

    /** Not the agent's doing; leaves every denominator and is counted aloud. */
    record Discarded(Reason reason) implements ConversationOutcome {
        @Override
        public String name() {
            return "discarded";
        }

        /** Why. */
        public enum Reason {
            /** The run ended first. */
            RUN_ENDED,
            /** Stopped by the user. */
            INTERRUPTED,
            /** What the agent may cost was spent. */
            SPEND_CAP,
            /** Our own fault. */
            HARNESS_FAULT,
            /** The call that cleans up before the contact failed. */
            SETUP_FAILED
        }
    }
}
