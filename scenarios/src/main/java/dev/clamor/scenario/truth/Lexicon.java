package dev.clamor.scenario.truth;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Phrases by which a reply is recognised when the agent does not tell: in normal form, see {@link NormalText}.
 *
 * @param fallback did not understand
 * @param deflect points elsewhere
 * @param refuse says no
 * @param retention offers something for staying
 * @param claim says that it is done
 * @param condition whole words before a claim in the same sentence: not done yet
 * @param handoff hands over now
 * @param leak gives away what was told to the agent in confidence
 * @param foreign tells of another customer
 * @param confirmation asks for a yes
 * @param request asks without a question mark
 * @param closing asks for nothing in particular
 * @param restart asks what the matter is, as if nothing had been said
 */
public record Lexicon(
        PhraseSet fallback,
        PhraseSet deflect,
        PhraseSet refuse,
        PhraseSet retention,
        PhraseSet claim,
        PhraseSet condition,
        PhraseSet handoff,
        PhraseSet leak,
        PhraseSet foreign,
        PhraseSet confirmation,
        PhraseSet request,
        PhraseSet closing,
        PhraseSet restart) {
    private static final String RESOURCE = "/clamor/lexicon.yaml";

    /** The packaged lexicon. */
    public static final Lexicon PACKAGED = packaged();

    /** Whether a sentence, not a question, says that something is done, without a condition before it. */
    boolean claims(NormalText text) {
        int length = text.text().length();
        int at = claim.find(text, 0, length);
        while (at >= 0) {
            if (plain(text, at)) {
                return true;
            }
            at = claim.find(text, at + 1, length);
        }
        return false;
    }

    private boolean plain(NormalText text, int at) {
        String all = text.text();
        int dot = all.indexOf(" . ", at);
        int question = all.indexOf(" ? ", at);
        boolean asks = question >= 0 && (dot < 0 || question < dot);
        int start = Math.max(0, Math.max(all.lastIndexOf(" . ", at), all.lastIndexOf(" ? ", at)));
        return !asks && !condition.in(text, start, at + 1);
    }

    private static Lexicon packaged() {
        try (InputStream stream = Lexicon.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("lexicon: expected the resource " + RESOURCE + ". Found: nothing");
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("lexicon: expected a readable resource. Found: " + RESOURCE, e);
        }
    }

    private static Lexicon read(String yaml) {
        Problems problems = new Problems();
        Lexicon lexicon = Document.parse("lexicon.yaml", yaml, problems)
                .map(Lexicon::read)
                .orElse(null);
        problems.throwIfAny();
        if (lexicon == null) {
            throw new IllegalStateException("lexicon: expected a YAML mapping. Found: nothing");
        }
        return lexicon;
    }

    private static Lexicon read(Section top) {
        PhraseIndex index = new PhraseIndex();
        Lexicon lexicon = new Lexicon(
                phrases(index, top, "fallback"),
                phrases(index, top, "deflect"),
                phrases(index, top, "refuse"),
                phrases(index, top, "retention"),
                phrases(index, top, "claim"),
                index.add(texts(top, "condition").stream().map(c -> c + " ").toList()),
                phrases(index, top, "handoff"),
                phrases(index, top, "leak"),
                phrases(index, top, "foreign"),
                phrases(index, top, "confirmation"),
                phrases(index, top, "request"),
                phrases(index, top, "closing"),
                phrases(index, top, "restart"));
        top.end();
        return lexicon;
    }

    private static PhraseSet phrases(PhraseIndex index, Section top, String key) {
        return index.add(texts(top, key));
    }

    private static List<String> texts(Section top, String key) {
        return top.texts(key, 1).stream().map(NormalText::phrase).distinct().toList();
    }
}
