package dev.clamor.persona.wording;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Phrases by purpose, read from YAML; the packaged bank is {@code personas/phrases/chat.yaml}.
 *
 * <p>A bank is a mapping from kinds, spelled like the constants of {@link Phrase} in lower case, to lists of texts.
 */
public final class PhraseBank {
    private static final String PACKAGED = "/clamor/phrases/chat.yaml";

    private final Map<Phrase, List<String>> phrases;

    private PhraseBank(Map<Phrase, List<String>> phrases) {
        this.phrases = phrases;
    }

    /** The bank that comes with Clamor. */
    public static PhraseBank packaged() {
        return Packaged.BANK;
    }

    /** The text of the packaged bank's file. */
    public static String packagedText() {
        try (InputStream in = PhraseBank.class.getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw new IllegalStateException("classpath: expected " + PACKAGED + ". Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a bank; a list that the file leaves out is taken from the packaged bank. */
    public static Optional<PhraseBank> read(String file, String text, Problems problems) {
        int before = problems.all().size();
        Optional<Map<Phrase, List<String>>> given =
                Document.parse(file, text, problems).map(top -> new PhraseReader(top).read());
        if (given.isEmpty() || problems.all().size() > before) {
            return Optional.empty();
        }
        EnumMap<Phrase, List<String>> all = new EnumMap<>(packaged().phrases);
        all.putAll(given.get());
        return Optional.of(new PhraseBank(all));
    }

    /** All phrases of a kind, at least one. */
    public List<String> of(Phrase kind) {
        return phrases.get(kind);
    }

    /** Parsed on first use. */
    private static final class Packaged {
        private static final PhraseBank BANK = load();

        private static PhraseBank load() {
            Problems problems = new Problems();
            EnumMap<Phrase, List<String>> phrases = new EnumMap<>(Phrase.class);
            Document.parse("chat.yaml", packagedText(), problems)
                    .ifPresent(top -> phrases.putAll(new PhraseReader(top).read()));
            problems.throwIfAny();
            for (Phrase kind : Phrase.values()) {
                if (!phrases.containsKey(kind)) {
                    throw new IllegalStateException("chat.yaml: expected a list for " + kind + ". Found: nothing");
                }
            }
            return new PhraseBank(phrases);
        }
    }
}
