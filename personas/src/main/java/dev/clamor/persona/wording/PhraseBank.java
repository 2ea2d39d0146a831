package dev.clamor.persona.wording;

import dev.clamor.document.Problems;
import java.util.List;
import java.util.Optional;

/** Phrases by purpose, read from YAML; the packaged bank is {@code personas/phrases/chat.yaml}. */
public final class PhraseBank {
    private PhraseBank() {}

    /** The bank that comes with Clamor. */
    public static PhraseBank packaged() {
        throw new UnsupportedOperationException("H1a");
    }

    /** Reads a bank; a list that the file leaves out is taken from the packaged bank. */
    public static Optional<PhraseBank> read(String file, String text, Problems problems) {
        throw new UnsupportedOperationException("H1a");
    }

    /** All phrases of a kind, at least one. */
    public List<String> of(Phrase kind) {
        throw new UnsupportedOperationException("H1a");
    }
}
