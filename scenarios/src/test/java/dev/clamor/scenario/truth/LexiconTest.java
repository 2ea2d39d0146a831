package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problems;
import org.junit.jupiter.api.Test;

class LexiconTest {
    private final Problems problems = new Problems();

    @Test
    void an_agents_own_phrases_are_added_and_unwanted_ones_removed() {
        Lexicon lexicon = Lexicon.extended("own.yaml", """
                deflect: ["Ask the parrot"]
                deeds:
                  credit: {done: ["goodwill booked"]}
                facts:
                  account_number: ["client code"]
                remove:
                  refuse: ["I may not"]
                """, problems);
        problems.throwIfAny();
        assertThat(lexicon.phrases(Cue.DEFLECT))
                .contains(" ask the parrot")
                .containsAll(Lexicon.packaged().phrases(Cue.DEFLECT));
        assertThat(Lexicon.packaged().phrases(Cue.REFUSE)).contains(" i may not");
        assertThat(lexicon.phrases(Cue.REFUSE)).doesNotContain(" i may not");
        assertThat(lexicon.deeds("issue_credit").get(0).done()).contains(" goodwill booked", " credited");
        assertThat(lexicon.names("account_number")).contains(" client code");
    }

    @Test
    void alternatives_in_parentheses_stand_for_one_phrase_each() {
        Lexicon lexicon = Lexicon.extended("own.yaml", "deflect: [\"(ask|try) the (big |)parrot\"]", problems);
        problems.throwIfAny();
        assertThat(lexicon.phrases(Cue.DEFLECT))
                .contains(" ask the big parrot", " ask the parrot", " try the big parrot", " try the parrot");
    }

    @Test
    void all_problems_of_a_file_are_reported_at_once() {
        Lexicon.extended("own.yaml", """
                deflct: ["somewhere"]
                refuse: ["x"]
                remove:
                  claim: ["never said by anyone"]
                """, problems);
        assertThat(problems.all()).hasSize(3);
    }
}
