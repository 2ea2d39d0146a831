package dev.clamor.persona.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseBankTest {
    private final Problems problems = new Problems();

    @Test
    void a_list_that_a_file_leaves_out_is_the_packaged_one() {
        PhraseBank bank = PhraseBank.read("mine.yaml", "greeting: [Moin, Servus]\n", problems)
                .orElseThrow();
        assertThat(bank.of(Phrase.GREETING)).containsExactly("Moin", "Servus");
        assertThat(bank.of(Phrase.THANKS)).isEqualTo(PhraseBank.packaged().of(Phrase.THANKS));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void the_packaged_text_can_be_read_like_any_other() {
        PhraseBank bank = PhraseBank.read("chat.yaml", PhraseBank.packagedText(), problems)
                .orElseThrow();
        for (Phrase kind : Phrase.values()) {
            assertThat(bank.of(kind)).isEqualTo(PhraseBank.packaged().of(kind));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'revision: [\"{statement}\"]', ",
        "'dont_know: [no idea, \"what is a {fact}?\"]', ",
        "'revision: [no placeholder]', 'a phrase with {statement} in it'",
        "'accommodate: [\"{opening}\"]', 'a phrase with {statement} in it'",
        "'double_check: [\"{opening} {statement}\"]', 'no braces but {opening}'",
        "'change_intent: [\"{opening\"]', 'a phrase with {opening} in it'",
        "'change_intent: [\"{opening} {\"]', 'no braces but {opening}'",
        "'dont_know: [\"{value}\"]', 'no braces but {fact}'",
        "'greeting: [\"hello {fact}\"]', 'a phrase without braces'",
        "'greeting: [\"hello }\"]', 'a phrase without braces'",
        "'greeting: [Hi, hi]', 'each phrase once'",
        "'greeting: [\"Hi \"]', 'a text that does not begin or end with a space'",
        "'greeting: []', 'at least 1 text'"
    })
    void placeholders_repetitions_and_blanks_are_checked(String text, String expected) {
        PhraseBank.read("mine.yaml", text, problems);
        if (expected == null) {
            assertThat(problems.all()).isEmpty();
        } else {
            assertThat(problems.all()).extracting(Problem::expected).containsExactly(expected);
        }
    }

    @Test
    void problems_stand_on_the_line_of_the_phrase_and_are_found_together() {
        String text = "greeting:\n  - Hi\n  - \"Hi {name}\"\nrevision:\n  - \"{statement}\"\n  - no\nthank: [ta]\n";
        assertThat(PhraseBank.read("mine.yaml", text, problems)).isEmpty();
        assertThat(problems.all()).extracting(Problem::line).containsExactly(3, 6, 7);
        assertThat(problems.all().get(2).found()).isEqualTo("the unknown key \"thank\" (did you mean \"thanks\"?)");
    }
}
