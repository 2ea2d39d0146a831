package dev.clamor.referenceagent.language;

import dev.clamor.referenceagent.knowledge.Desk;
import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Understands messages: learns from the examples when it is made, then reads each message whole and part by part.
 * Immutable afterwards and safe for many threads.
 */
public final class Listener {
    private static final Pattern PARTS = Pattern.compile(
            "[!?;\\n]+|\\.(?!\\d)|\\s-+\\s|\\b(?i:by the way|and also|also,|also|but|anyway|oh and|plus)\\b");
    private static final Pattern COURTESY = Pattern.compile(
            "(?i)^\\s*(?:hello|hi|hey|hiya|dear \\w+|good (?:morning|afternoon|evening|day)|morning|excuse me)"
                    + "(?: there| team| all| everyone| again)?\\s*[,:]|,?\\s*(?:thank you|thanks)(?: so much| a lot| in advance)?[.!]*\\s*$");
    private static final Set<Intent> SOCIAL =
            EnumSet.of(Intent.GREETING, Intent.THANKS, Intent.COMPLAINT, Intent.DIGRESSION, Intent.NUDGE);
    /** No misspelling is corrected to a shorter word of a cue: "helo" is not a curse. */
    private static final int SHORTEST_CUE_WORD = 6;

    private static final int SHORTEST_HUMAN_WORD = 4;
    private static final int FEWEST_WORDS_BESIDE_COURTESY = 3;
    private static final double SOCIAL_PART = 0.45;
    private static final double CLEAR_MATTER = 0.3;
    private static final double UNLIKELY = 0.01;
    private static final double QUESTION_IN_PART = 0.6;
    private static final double PART_DISCOUNT = 0.95;
    private static final Intent[] INTENTS = Intent.values();

    private final Spelling spelling;
    private final FeatureReader features;
    private final IntentModel model;
    private final CueReader cues;

    public Listener(Knowledge knowledge) {
        Map<Intent, List<List<String>>> sentences = new EnumMap<>(Intent.class);
        List<List<String>> all = new ArrayList<>();
        knowledge.examples().forEach((intent, own) -> {
            List<List<String>> words = own.stream().map(Words::of).toList();
            sentences.put(intent, words);
            all.addAll(words);
        });
        Set<String> domain = new HashSet<>();
        knowledge.cues().forEach((cue, patterns) -> {
            boolean human = cue.equals(Cue.HUMAN.key());
            domain.addAll(CueReader.vocabulary(patterns, human ? SHORTEST_HUMAN_WORD : SHORTEST_CUE_WORD));
        });
        all.forEach(domain::addAll);
        knowledge.synonyms().keySet().forEach(word -> domain.addAll(List.of(word.split("-"))));
        this.spelling = new Spelling(domain, knowledge.words());
        this.features = new FeatureReader(all, knowledge.synonyms());
        this.model = new IntentModel(sentences, features);
        this.cues = new CueReader(knowledge.cues());
    }

    /**
     * Reads one message.
     *
     * @param desk the desk the conversation is known to belong to, if it is: other desks' matters become unlikely
     */
    public Understanding read(String message, Optional<Desk> desk) {
        Set<Cue> heard = cues.read(message, Words.of(message), words(message));
        boolean death = heard.contains(Cue.BEREAVEMENT) || heard.contains(Cue.PARTNER_LOSS);
        boolean fraud = heard.contains(Cue.FRAUD) || !Words.of(message).contains(Words.IDENTIFIER_NAME);
        return read(message, new Setting(desk, death, fraud), heard);
    }

    /**
     * What makes some matters unlikely beforehand.
     *
     * @param desk  the desk that the conversation is known to belong to
     * @param death whether the message speaks of a death, without which nobody reports one
     * @param fraud whether the message speaks of fraud, or gives no number of an account or the like: who does that is
     *              not watching money go
     */
    private record Setting(Optional<Desk> desk, boolean death, boolean fraud) {
        double weight(Intent intent) {
            boolean elsewhere = desk.isPresent() && intent.desk() != Desk.ANY && intent.desk() != desk.get();
            boolean unsaid = intent == Intent.BEREAVEMENT && !death || intent == Intent.FRAUD_REPORT && !fraud;
            return elsewhere || unsaid ? UNLIKELY : 1;
        }
    }

    private Understanding read(String message, Setting setting, Set<Cue> heard) {
        Split split = split(message, setting);
        List<String> words = split.parts().stream().flatMap(List::stream).toList();
        double[] whole = score(words, setting);
        Guess matter = best(whole, true);
        Guess talk = best(whole, false);
        List<Intent> questions = new ArrayList<>();
        for (List<String> own : split.parts()) {
            if (own.size() == words.size()) {
                continue;
            }
            Guess here = best(score(own, setting), true).discounted();
            if (features.withoutCommonWords(own).size() >= 2 && here.probability() > matter.probability()) {
                matter = here;
            }
            if (here.intent().kind() == Intent.Kind.QUESTION && here.probability() > QUESTION_IN_PART) {
                questions.add(here.intent());
            }
        }
        if (matter.probability() < CLEAR_MATTER && split.social().probability() > talk.probability()) {
            talk = split.social();
        }
        return new Understanding(
                matter.intent(),
                matter.probability(),
                questions.stream().distinct().toList(),
                talk.intent(),
                Math.max(0, talk.probability()),
                heard,
                contentWords(words));
    }

    /** A message without its social parts, and the surest of those; all of it when it is nothing but social. */
    private record Split(List<List<String>> parts, Guess social) {}

    private Split split(String message, Setting setting) {
        List<List<String>> all = new ArrayList<>();
        List<List<String>> business = new ArrayList<>();
        Guess social = new Guess(Intent.GREETING, -1);
        String without = COURTESY.matcher(message).replaceAll("; ");
        String kept = words(without).size() < FEWEST_WORDS_BESIDE_COURTESY ? message : without;
        for (String part : PARTS.split(kept)) {
            List<String> own = words(part);
            if (own.isEmpty()) {
                continue;
            }
            all.add(own);
            double[] scores = score(own, setting);
            Guess said = best(scores, false);
            boolean isSocial = SOCIAL.contains(said.intent())
                    && said.probability() >= SOCIAL_PART
                    && said.probability() > best(scores, true).probability();
            if (!isSocial) {
                business.add(own);
            } else if (said.probability() > social.probability()) {
                social = said;
            }
        }
        return new Split(business.isEmpty() ? all : business, social);
    }

    private List<String> words(String text) {
        return Words.of(text).stream().map(spelling::correct).toList();
    }

    private int contentWords(List<String> words) {
        return (int) features.withoutCommonWords(words).stream()
                .filter(word -> !word.endsWith("value") && !word.equals("num"))
                .count();
    }

    private double[] score(List<String> words, Setting setting) {
        if (!features.knowsAny(words)) {
            return new double[INTENTS.length];
        }
        double[] scores = model.score(words);
        double sum = 0;
        for (Intent intent : INTENTS) {
            scores[intent.ordinal()] *= setting.weight(intent);
            sum += scores[intent.ordinal()];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    private record Guess(Intent intent, double probability) {
        Guess discounted() {
            return new Guess(intent, probability * PART_DISCOUNT);
        }
    }

    private static Guess best(double[] scores, boolean matter) {
        Guess best = new Guess(matter ? Intent.BILLING_DISPUTE : Intent.GREETING, -1);
        for (Intent intent : INTENTS) {
            if (intent.isMatter() == matter && scores[intent.ordinal()] > best.probability()) {
                best = new Guess(intent, scores[intent.ordinal()]);
            }
        }
        return best;
    }
}
