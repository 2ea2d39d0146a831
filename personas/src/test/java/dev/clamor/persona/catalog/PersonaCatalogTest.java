package dev.clamor.persona.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Habits.Adversary;
import dev.clamor.persona.Knowledge;
import dev.clamor.persona.Patience;
import dev.clamor.persona.Persona;
import dev.clamor.persona.PersonaId;
import dev.clamor.persona.Range;
import dev.clamor.persona.Temperament;
import dev.clamor.persona.Timing;
import dev.clamor.persona.Wording;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PersonaCatalogTest {
    /** Every number different, so that two keys mixed up would show. */
    private static final String TEXT = """
            id: some_one
            title: Someone
            description: Somebody.
            weight: 2
            temperament:
              intercept: -1.5
              gain: 1.25
              memory: 0.01
            patience:
              tolerance: -0.5
              human_share: 0.02
              human_opening: 0.03
              silent_share: 0.04
              reply_seconds: 45
              prior_contacts: {least: 1, most: 4}
            knowledge:
              known: 0.05
              clarity: 0.06
              goals: 1.5
            wording:
              opening_log_words: 2.1
              turn_log_words: 1.1
              sd_log_words: 0.7
              noise: 1.75
              mobile: true
            timing:
              typing_wpm: 33
              reading_wpm: 222
              think_seconds: 6
              distraction: 0.07
            habits:
              follow_up: 1.6
              digress: 0.08
              revise: 0.09
              change_intent: 0.11
              double_check: 0.12
              barge_in: 0.13
              adversarial: 0.14
              adversary: refund-seeker
              disclose: 0.15
              switch_channel: 0.16
              returns: 0.17
            """;

    private final Problems problems = new Problems();

    private Optional<Persona> read(String text) {
        return PersonaCatalog.read("some.yaml", text, problems);
    }

    static Iterable<String> keys() {
        return TEXT.lines().map(l -> l.strip().split(":")[0]).toList();
    }

    @Test
    void every_key_goes_where_it_belongs() {
        assertThat(read(TEXT))
                .contains(new Persona(
                        new PersonaId("some_one"),
                        "Someone",
                        "Somebody.",
                        2,
                        new Temperament(-1.5, 1.25, 0.01),
                        new Patience(-0.5, 0.02, 0.03, 0.04, 45, new Range(1, 4)),
                        new Knowledge(0.05, 0.06, 1.5),
                        new Wording(2.1, 1.1, 0.7, 1.75, true),
                        new Timing(33, 222, 6, 0.07),
                        new Habits(
                                1.6, 0.08, 0.09, 0.11, 0.12, 0.13, 0.14, Adversary.REFUND_SEEKER, 0.15, 0.16, 0.17)));
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_mistyped_key_is_unknown_and_the_right_one_missing(String key) {
        int line = lineOf(key);
        assertThat(read(TEXT.replaceFirst("(?m)^( *)" + key + ":", "$1" + key + "x:")))
                .isEmpty();
        assertThat(problems.all()).anySatisfy(p -> {
            assertThat(p.line()).isEqualTo(line);
            assertThat(p.found()).isEqualTo("the unknown key \"" + key + "x\" (did you mean \"" + key + "\"?)");
        });
        assertThat(problems.all()).anySatisfy(p -> {
            assertThat(p.key()).endsWith(key);
            assertThat(p.found()).isEqualTo("nothing");
        });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_value_of_the_wrong_type_is_one_problem_on_its_line(String key) {
        int line = lineOf(key);
        String lines = TEXT.lines().toList().get(line - 1);
        String indent = lines.substring(0, lines.indexOf(key));
        String wrong = lines.endsWith(":") ? TEXT.replace(lines + "\n", lines + "\n" + indent + "  - a list\n") : "";
        String text = lines.endsWith(":")
                ? wrong.replaceAll("(?m)(" + key + ":\n +- a list\n)(" + indent + "  [a-z].*\n)+", "$1")
                : TEXT.replace(lines, indent + key + ": [a, list]");
        assertThat(read(text)).isEmpty();
        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().get(0).key()).endsWith(key);
        assertThat(problems.all().get(0).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "weight, -0.001, a number from 0 to 1000000",
        "intercept, 10.1, a number from -10 to 10",
        "gain, -1, a number from 0 to 10",
        "memory, 1, a number from 0 to 0.99",
        "memory, -0.1, a number from 0 to 0.99",
        "tolerance, -11, a number from -10 to 10",
        "human_share, 1.01, a number from 0 to 1",
        "human_opening, -0.01, a number from 0 to 1",
        "silent_share, 71, a number from 0 to 1",
        "reply_seconds, 0, a number from 1 to 3600",
        "known, 2, a number from 0 to 1",
        "clarity, NaN, a number from 0 to 1",
        "goals, 0.9, a number from 1 to 5",
        "opening_log_words, -1, a number from 0 to 5",
        "turn_log_words, 5.5, a number from 0 to 5",
        "sd_log_words, 3, a number from 0 to 2",
        "noise, 11, a number from 0 to 10",
        "mobile, 2, true or false",
        "typing_wpm, 0, a number from 1 to 1000",
        "reading_wpm, Infinity, a number from 1 to 1000",
        "think_seconds, -3, a number from 0 to 3600",
        "distraction, 1.5, a number from 0 to 1",
        "follow_up, -1, a number from 0 to 10",
        "digress, 1.5, a number from 0 to 1",
        "revise, 1.5, a number from 0 to 1",
        "change_intent, 1.5, a number from 0 to 1",
        "double_check, 1.5, a number from 0 to 1",
        "barge_in, 1.5, a number from 0 to 1",
        "adversarial, 1.5, a number from 0 to 1",
        "adversary, hacker, 'one of none, refund_seeker, prompt_injector'",
        "adversary, none, 'refund_seeker or prompt_injector, because adversarial is above 0'",
        "adversarial, 0, 'a number above 0, because adversary is not none'",
        "disclose, 1.5, a number from 0 to 1",
        "switch_channel, 1.5, a number from 0 to 1",
        "returns, 1.5, a number from 0 to 1",
        "prior_contacts, '{least: 3, most: 2}', 'at least the value of least, 3'",
        "prior_contacts, '{least: -1, most: 2}', a whole number from 0 to 20",
        "prior_contacts, '{least: 0, most: 1.5}', a whole number from 0 to 20",
        "id, Some One, 'lower-case letters, digits and _, at most 60'",
        "title, '\" \"', a text that is not blank"
    })
    void a_value_out_of_bounds_is_one_problem_that_names_the_bounds(String key, String value, String expected) {
        assertThat(read(TEXT.replaceFirst("(?m)^( *)" + key + ": .*$", "$1" + key + ": " + value)))
                .isEmpty();
        assertThat(problems.all()).extracting(Problem::expected).containsExactly(expected);
        assertThat(problems.all()).extracting(Problem::line).containsExactly(lineOf(key));
    }

    @Test
    void every_problem_is_found_in_one_reading() {
        String text = TEXT.replace("id: some_one", "id: Some One")
                .replace("weight: 2", "weight: heavy")
                .replace("memory: 0.01", "memory: 7")
                .replace("knowledge:", "knowlege:")
                .replace("  noise: 1.75\n", "")
                .replace("digress: 0.08", "digres: 0.08");
        assertThat(read(text)).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "some.yaml:1:1 id: expected lower-case letters, digits and _, at most 60. Found: \"Some One\".",
                        "some.yaml:4:1 weight: expected a number from 0 to 1000000. Found: \"heavy\".",
                        "some.yaml:8:3 temperament.memory: expected a number from 0 to 0.99. Found: \"7\".",
                        "some.yaml:1:1 knowledge: expected a mapping. Found: nothing.",
                        "some.yaml:20:1 wording.noise: expected a number from 0 to 10. Found: nothing.",
                        "some.yaml:30:1 habits.digress: expected a number from 0 to 1. Found: nothing.",
                        "some.yaml:32:3 habits.digres: expected one of follow_up, digress, revise, change_intent,"
                                + " double_check, barge_in, adversarial, adversary, disclose, switch_channel, returns."
                                + " Found: the unknown key \"digres\" (did you mean \"digress\"?).",
                        "some.yaml:16:1 knowlege: expected one of id, title, description, weight, temperament, patience,"
                                + " knowledge, wording, timing, habits, groups. Found: the unknown key \"knowlege\" (did you"
                                + " mean \"knowledge\"?).");
    }

    @Test
    void groups_are_words_of_the_author_and_may_be_left_out() {
        assertThat(read(TEXT)).hasValueSatisfying(p -> assertThat(p.groups()).isEmpty());
        assertThat(read(TEXT + "groups: [older, on a phone]\n"))
                .hasValueSatisfying(p -> assertThat(p.groups()).containsExactly("older", "on a phone"))
                .hasValueSatisfying(p -> assertThat(p.withWeight(3).groups()).isEqualTo(p.groups()));
        assertThat(read(TEXT + "groups: older\n"))
                .hasValueSatisfying(p -> assertThat(p.groups()).containsExactly("older"));
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'[older, older]', '\"older\"'",
        "'[\" \"]', '\" \"'",
        "a group whose name is longer than anyone reads, '\"a group whose name is longer than anyone reads\"'"
    })
    void a_group_that_says_nothing_is_one_problem(String groups, String found) {
        read(TEXT + "groups: " + groups + "\n");

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "some.yaml:43:1 groups: expected different texts of 1 to 40 characters. Found: " + found + ".");
    }

    @Test
    void problems_of_other_files_do_not_matter() {
        problems.add("other.yaml", 1, "", "something", "nothing");
        assertThat(read(TEXT)).isPresent();
    }

    private static int lineOf(String key) {
        int line = 1;
        for (String text : TEXT.lines().toList()) {
            if (text.strip().startsWith(key + ":")) {
                return line;
            }
            line++;
        }
        throw new AssertionError(key);
    }
}
