package dev.clamor.engine.dialogue;

/** Whether and how the contact ends with a move. */
enum Ending {
    /** It goes on. */
    NONE,
    /** The customer is content, rightly or not. */
    CONTENT,
    /** The customer gives up, saying so. */
    GIVES_UP,
    /** The customer gives up without a word. */
    GIVES_UP_SILENTLY
}
