package dev.clamor.engine.dialogue;

/** What a customer does after a reply. */
sealed interface Step {
    /** Says something. */
    record Say(Move move) implements Step {}

    /** Ends the contact without another word. */
    record End(Ending ending) implements Step {}
}
