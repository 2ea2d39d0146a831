package dev.clamor.engine.dialogue;

import dev.clamor.conversation.Tone;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.persona.wording.ToneWriter;
import dev.clamor.persona.wording.TypingNoise;
import java.util.List;
import java.util.Set;

/** Speaks from a phrase bank. */
record BankVoice(PhraseBank bank) implements Voice {
    @Override
    public List<String> phrases(Phrase kind) {
        return bank.of(kind);
    }

    @Override
    public String tone(String text, Tone tone, boolean profanity, Dice dice, int turn) {
        return ToneWriter.word(text, tone.ordinal(), profanity, bank, dice.streams(), dice.contact(), turn);
    }

    @Override
    public String type(String text, double rate, Set<String> untouched, Dice dice, int turn) {
        return TypingNoise.apply(text, rate, untouched, dice.streams(), dice.contact(), turn);
    }
}
