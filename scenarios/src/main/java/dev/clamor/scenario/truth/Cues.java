package dev.clamor.scenario.truth;

import dev.clamor.scenario.Answer;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lexicon made ready for a scenario: all phrases in one index, with those for its facts and actions. Immutable. */
final class Cues {
    /** First words of actions that change nothing; to claim one of them is not to claim that the matter is done. */
    static final Set<String> READS = Set.of("lookup", "verify");

    /** The name under which a lexicon has the words for any action. */
    static final String ANY = "any";

    private final Scenario scenario;
    private final PhraseIndex index;
    private final PhraseSet[] sets = new PhraseSet[Cue.values().length];
    private final PhraseSet nothing;
    private final ActionCues noAction;
    private final Map<String, ActionCues> actions = new HashMap<>();
    private final List<FactCues> facts = new ArrayList<>();
    private final Map<String, PhraseSet> foreign = new HashMap<>();
    private final Map<Answer, AnswerFigure> figures = new IdentityHashMap<>();
    private final Map<Answer, AnswerPhrases> answers = new IdentityHashMap<>();
    private final List<String> identifiers;
    private final Map<String, String> factsByName;
    private final ActionCues matter;
    private final PhraseSet anyDeed;
    private final PhraseSet money;
    // Readers that keep nothing of a contact: one for all.
    private final ClaimReader claimReader;
    private final HandoffWords handoffWords;

    /**
     * What doing an action is called: {@code done} afterwards, {@code doing} when announced, {@code ownName} afterwards by
     * the word in its name, {@code noun} the words of its name that the lexicon knows.
     */
    record ActionCues(PhraseSet done, PhraseSet doing, PhraseSet ownName, PhraseSet noun) {
        /** The same in another index. */
        ActionCues in(PhraseIndex index) {
            return new ActionCues(index.of(done), index.of(doing), index.of(ownName), index.of(noun));
        }
    }

    Cues(Lexicon lexicon, Scenario scenario) {
        LexiconCues common = lexicon.cues();
        this.scenario = scenario;
        this.index = new PhraseIndex(common.index());
        for (Cue cue : Cue.values()) {
            sets[cue.ordinal()] = index.of(common.get(cue));
        }
        this.nothing = index.of(common.nothing());
        this.noAction = new ActionCues(nothing, nothing, nothing, nothing);
        this.matter = common.matter().in(index);
        this.anyDeed = index.of(common.anyDeed());
        this.money = index.of(common.money());
        Set<String> ofGoals = new HashSet<>();
        scenario.goals()
                .forEach(goal -> goal.gold()
                        .forEach(gold -> lexicon.deeds(gold.name()).forEach(deed -> ofGoals.addAll(deed.done()))));
        for (String name : scenario.forbidden()) {
            foreign.put(
                    name,
                    index.add(lexicon.deeds(name).stream()
                            .flatMap(deed -> deed.done().stream())
                            .filter(p -> p.indexOf(' ', 1) > 0 && !ofGoals.contains(p))
                            .distinct()
                            .map(p -> p + " ")
                            .toList()));
        }
        names(scenario).distinct().forEach(name -> actions.put(name, LexiconCues.action(name, lexicon, index)));
        scenario.goals()
                .forEach(goal -> goal.answers().forEach(answer -> {
                    answers.put(answer, AnswerPhrases.of(answer));
                    AnswerFigure figure = AnswerFigure.of(goal, answer);
                    if (figure != null) {
                        figures.put(answer, figure);
                    }
                }));
        this.factsByName = AsksReader.names(scenario);
        this.identifiers = ForeignValues.patterns(scenario);
        for (Fact fact : scenario.facts()) {
            facts.add(FactCues.of(fact, lexicon, index));
        }
        this.claimReader = new ClaimReader(this);
        this.handoffWords = new HandoffWords(this);
        index.close();
    }

    ClaimReader claimReader() {
        return claimReader;
    }

    HandoffWords handoffWords() {
        return handoffWords;
    }

    private static Stream<String> names(Scenario scenario) {
        Stream<String> gold =
                scenario.goals().stream().map(Goal::gold).flatMap(List::stream).map(GoldAction::name);
        return Stream.concat(gold, scenario.forbidden().stream());
    }

    Scenario scenario() {
        return scenario;
    }

    /** The phrases of a category. */
    PhraseSet get(Cue cue) {
        return sets[cue.ordinal()];
    }

    /** What doing the action of that name is called; nothing for a name that is not in the scenario. */
    ActionCues action(String name) {
        return actions.getOrDefault(name, noAction);
    }

    /** The figure that the answer consists of, if it is one. */
    @Nullable
    AnswerFigure figure(Answer answer) {
        return figures.get(answer);
    }

    /** The wordings of an answer of the scenario. */
    AnswerPhrases phrases(Answer answer) {
        AnswerPhrases known = answers.get(answer);
        return known == null ? AnswerPhrases.of(answer) : known;
    }

    /** Names of the facts by their names and synonyms. */
    Map<String, String> factsByName() {
        return factsByName;
    }

    /** The patterns of values that tell whose they are. */
    List<String> identifiers() {
        return identifiers;
    }

    /** What settling the matter as a whole is called. */
    ActionCues matter() {
        return matter;
    }

    /** What having done anything that changes something is called. */
    PhraseSet anyDeed() {
        return anyDeed;
    }

    /** What having moved money to the customer is called. */
    PhraseSet money() {
        return money;
    }

    /** What having done a forbidden action is called in several words that tell it from the actions of the goals. */
    PhraseSet foreign(String forbidden) {
        return foreign.getOrDefault(forbidden, nothing);
    }

    /** What the facts are called, in the order of the scenario. */
    List<FactCues> facts() {
        return facts;
    }
}
