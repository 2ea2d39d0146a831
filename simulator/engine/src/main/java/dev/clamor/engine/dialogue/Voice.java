package dev.clamor.engine.dialogue;

import dev.clamor.conversation.Tone;
import dev.clamor.persona.wording.Phrase;
import java.util.List;
import java.util.Set;

/** Where phrases come from and what tone and typing do to them; the phrase bank outside tests. */
interface Voice {
    /** All phrases of a kind, at least one. */
    List<String> phrases(Phrase kind);

    /** The text in this tone, with profanity or without. */
    String tone(String text, Tone tone, boolean profanity, Dice dice, int turn);

    /** The text as typed, with {@code rate} errors per character outside {@code untouched}. */
    String type(String text, double rate, Set<String> untouched, Dice dice, int turn);
}
