package dev.clamor.scenario.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedScenarioTest {
    private static final String BASE = """
            id: base
            title: A base
            description: What is tested
            trade: retail
            autonomy: 3
            stakes: low
            weight: 1.0
            care: true
            turn_limit: 20
            prior_contacts: 0
            handoff:
              queue: complaints
              queues: {E4: care}
              context: [order_number]
            steps: [understand, act]
            facts:
              order_number:
                pattern: "ORD-#####"
                synonyms: [order]
                statements: ["order {value}", "it is {value}", "{value}"]
                vague: ["I lost the slip"]
              amount:
                number: {from: 5, to: 60, step: 0.5, decimals: 2}
                statements: ["{value} EUR", "about {value}", "{value} euros"]
              due:
                day: {from: "2027-01-01", to: "2027-02-01"}
                statements: ["on {value}", "by {value}", "{value} please"]
              colour:
                pick: [red, blue]
                statements: ["in {value}", "the {value} one", "{value}, I think"]
            goals:
              - id: main
                intent: refund
                right: resolve
                needs: [order_number, amount]
                limit: {fact: amount, above: 50, effect: escalate}
                actions:
                  - name: pay
                    arguments: {order: "{order_number}"}
                answers:
                  - id: when
                    any_of: ["7 days"]
                    wrong: ["9 days"]
                openings:
                  - ["a one", "a two", "a three"]
                  - ["b one", "b two", "b three"]
                keywords: ["refund now"]
                returns: ["back to it"]
              - id: crisis
                intent: fraud
                right: escalate
                escalation: {trigger: E3, deadline: 1}
                openings:
                  - ["c one", "c two", "c three"]
            forbidden: [wipe]
            harmless: [verify]
            before: {pay: verify}
            """;

    /**
     * A change that breaks the base.
     *
     * @param from what is replaced
     * @param to by what
     * @param key the key that the problem names
     * @param line a text on the line that the problem names; empty for the whole file
     * @param expected part of what was expected
     */
    private record Broken(String from, String to, String key, String line, String expected) {
        String text() {
            return BASE.replace(from, to);
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                broken("id: base\n", "", "id", "title:", "text"),
                broken("id: base", "id: Base Case", "id", "Base Case", "lower-case letters"),
                broken("title: A base", "title: \" \"", "title", "title:", "text"),
                broken("title: A base\n", "", "title", "id: base", "text"),
                broken("title: A base", "title: [a, b]", "title", "title:", "text"),
                broken("description: What is tested\n", "", "description", "id: base", "text"),
                broken("trade: retail", "trade: Retail Trade", "trade", "trade:", "lower-case letters"),
                broken("autonomy: 3", "autonomy: 5", "autonomy", "autonomy:", "from 1 to 4"),
                broken("autonomy: 3", "autonomy: 0", "autonomy", "autonomy:", "from 1 to 4"),
                broken("autonomy: 3", "autonomy: 2.5", "autonomy", "autonomy:", "whole number"),
                broken("autonomy: 3\n", "", "autonomy", "id: base", "whole number"),
                broken("stakes: low", "stakes: loww", "stakes", "stakes:", "low, medium, high"),
                broken("weight: 1.0", "weight: -1", "weight", "weight:", "number from 0"),
                broken("weight: 1.0", "weight: heavy", "weight", "weight:", "number from 0"),
                broken("care: true", "care: maybe", "care", "care:", "true or false"),
                broken("turn_limit: 20", "turn_limit: 0", "turn_limit", "turn_limit:", "from 1 to 200"),
                broken("turn_limit: 20", "turn_limits: 20", "turn_limits", "turn_limits:", "one of"),
                broken("prior_contacts: 0", "prior_contacts: 10", "prior_contacts", "prior_", "from 0 to 9"),
                broken("prior_contacts: 0", "title: Again", "title", "title: Again", "each key once"),
                broken("  queue: complaints\n", "", "handoff.queue", "handoff:", "text"),
                broken("queue: complaints", "queue: \"\"", "handoff.queue", "queue:", "text"),
                broken("{E4: care}", "{E11: care}", "handoff.queues.E11", "E11", "trigger code"),
                broken("{E4: care}", "{E4: [a, b]}", "handoff.queues.E4", "E4", "text"),
                broken("{E4: care}", "care", "handoff.queues", "queues:", "a mapping"),
                broken(
                        "context: [order_number]",
                        "context: [ordr_number]",
                        "handoff.context",
                        "ordr",
                        "name of a fact"),
                broken("[understand, act]", "[understand, dance]", "steps", "steps:", "one of identify"),
                broken("[understand, act]", "[act, act]", "steps", "steps:", "each step once"),
                broken("[understand, act]", "[]", "steps", "steps:", "at least one"),
                broken("  order_number:\n", "  Order-Number:\n", "facts.Order-Number", "Order-Number:", "lower-case"),
                broken("    pattern: \"ORD-#####\"\n", "", "facts.order_number.pick", "  order_number:", "exactly one"),
                broken(
                        "pick: [red, blue]",
                        "pick: [red]\n    pattern: \"#\"",
                        "facts.colour.pattern",
                        "pattern: \"#\"",
                        "exactly one"),
                broken("ORD-#####", "ORD-12345", "facts.order_number.pattern", "ORD-12345", "# for a digit"),
                broken("pick: [red, blue]", "pick: [red, red]", "facts.colour.pick[1]", "pick:", "each text once"),
                broken("pick: [red, blue]", "pick: []", "facts.colour.pick", "pick:", "at least 1 text"),
                broken("to: 60, step", "to: 4, step", "facts.amount.number.to", "to: 4", "not below from"),
                broken("step: 0.5", "step: 0", "facts.amount.number.step", "step: 0", "above 0"),
                broken("step: 0.5", "step: 7", "facts.amount.number.step", "step: 7", "leads from 5.0 to 60.0"),
                broken("decimals: 2", "decimals: 0", "facts.amount.number.decimals", "decimals: 0", "enough decimals"),
                broken("decimals: 2", "decimals: 7", "facts.amount.number.decimals", "decimals: 7", "from 0 to 6"),
                broken("{from: 5, to", "{to", "facts.amount.number.from", "number: {to", "a number from"),
                broken("decimals: 2", "digits: 2", "facts.amount.number.digits", "digits: 2", "one of"),
                broken(
                        "number: {from: 5, to: 60, step: 0.5, decimals: 2}",
                        "number: 5",
                        "facts.amount.number",
                        "number: 5",
                        "a mapping"),
                broken("\"2027-02-01\"", "\"2026-02-01\"", "facts.due.day.to", "2026-02-01", "not before from"),
                broken("\"2027-02-01\"", "\"2027-02-30\"", "facts.due.day.to", "2027-02-30", "a day such as"),
                broken(", to: \"2027-02-01\"", "", "facts.due.day.to", "day: {from", "text"),
                broken(
                        "\"it is {value}\"",
                        "\"it is that\"",
                        "facts.order_number.statements[1]",
                        "it is that",
                        "{value} in it"),
                broken(
                        "\"it is {value}\"",
                        "\"it is {valu}\"",
                        "facts.order_number.statements[1]",
                        "{valu}",
                        "a placeholder"),
                broken(
                        "\"it is {value}\"",
                        "\"it is {value\"",
                        "facts.order_number.statements[1]",
                        "{value\"",
                        "balanced braces"),
                broken("\"it is {value}\", ", "", "facts.order_number.statements", "order {value}", "at least 3 texts"),
                broken(
                        "I lost the slip",
                        "it was {value}",
                        "facts.order_number.vague[0]",
                        "it was {value}",
                        "no placeholder"),
                broken(
                        "synonyms: [order]",
                        "synonyms: [amount]",
                        "facts.order_number",
                        "order_number:\n",
                        "synonyms of its own"),
                broken("synonyms: [order]", "synonims: [order]", "facts.order_number.synonims", "synonims", "one of"),
                broken("right: resolve", "right: solve", "goals[0].right", "right: solve", "resolve, refuse, escalate"),
                broken("    intent: refund\n", "", "goals[0].intent", "id: main", "text"),
                broken("id: crisis", "id: main", "goals[1].id", "- id: main\n    intent: fraud", "no other goal"),
                broken("[order_number, amount]", "[order_number, sum]", "goals[0].needs[1]", "sum]", "name of a fact"),
                broken("[order_number, amount]", "[amount, amount]", "goals[0].needs[1]", "needs:", "each text once"),
                broken("fact: amount,", "fact: amont,", "goals[0].limit.fact", "amont", "name of a fact"),
                broken("fact: amount,", "fact: colour,", "goals[0].limit.fact", "fact: colour", "values are numbers"),
                broken("above: 50, ", "", "goals[0].limit.above", "limit: {fact", "a number from"),
                broken("effect: escalate", "effect: explode", "goals[0].limit.effect", "explode", "escalate, refuse"),
                broken(
                        "effect: escalate",
                        "effect: escalate, deadline: 0",
                        "goals[0].limit.deadline",
                        "deadline: 0",
                        "from 1 to 9"),
                broken(
                        "\"{order_number}\"",
                        "\"{order}\"",
                        "goals[0].actions[0].arguments.order",
                        "{order}",
                        "a placeholder"),
                broken("- name: pay", "- nam: pay", "goals[0].actions[0].name", "nam: pay", "text"),
                broken("any_of: [\"7 days\"]", "any_of: []", "goals[0].answers[0].any_of", "any_of", "at least 1 text"),
                broken("[\"7 days\"]", "[\"7 days &&\"]", "goals[0].answers[0].any_of[0]", "7 days &&", "both sides"),
                broken("[\"7 days\"]", "[\"{days}\"]", "goals[0].answers[0].any_of[0]", "{days}", "a placeholder"),
                broken("[\"9 days\"]", "[\"7 days\"]", "goals[0].answers[0].wrong[0]", "wrong:", "not in any_of"),
                broken(
                        "      - [\"b one\", \"b two\", \"b three\"]\n",
                        "",
                        "goals[0].openings",
                        "openings:\n",
                        "at least 2 groups"),
                broken(
                        "\"b one\", \"b two\", \"b three\"",
                        "\"b one\", \"b two\"",
                        "goals[0].openings[1]",
                        "b one",
                        "exactly three"),
                broken("\"b two\"", "\"B one\"", "goals[0].openings[1]", "b one", "each wording once"),
                broken("\"b two\"", "\"a two\"", "goals[0].openings[1]", "b one", "each wording once"),
                broken("\"b two\"", "\"\"", "goals[0].openings[1]", "b one", "not blank"),
                broken("\"b two\"", "\"b {two}\"", "goals[0].openings[1][1]", "b one", "a placeholder"),
                broken(
                        "- [\"c one\", \"c two\", \"c three\"]",
                        "- c one",
                        "goals[1].openings[0]",
                        "c one",
                        "a list of texts"),
                broken(
                        "    openings:\n      - [\"c one\", \"c two\", \"c three\"]\n",
                        "",
                        "goals[1].openings",
                        "id: crisis",
                        "at least 1 group"),
                broken("[\"back to it\"]", "[\"back to {it}\"]", "goals[0].returns[0]", "{it}", "a placeholder"),
                broken(
                        "    escalation: {trigger: E3, deadline: 1}\n",
                        "",
                        "goals[1].escalation",
                        "id: crisis",
                        "trigger of a goal"),
                broken("trigger: E3", "trigger: E12", "goals[1].escalation.trigger", "E12", "trigger code"),
                broken(
                        "right: escalate",
                        "right: resolve",
                        "goals[1].right",
                        "right: resolve\n    escalation",
                        "actions or answers"),
                broken("right: resolve", "right: refuse", "goals[0].actions", "actions:", "no actions"),
                broken("right: resolve", "right: refuse", "goals[0].limit", "limit: {fact", "no limit"),
                broken(
                        "right: resolve",
                        "right: resolve\n    escalation: {trigger: E6}",
                        "goals[0].escalation",
                        "E6",
                        "no escalation"),
                broken("forbidden: [wipe]", "forbidden: [pay]", "forbidden[0]", "forbidden:", "no goal requires"),
                broken("forbidden: [wipe]", "forbidden: [verify]", "forbidden[0]", "forbidden:", "not harmless"),
                broken("{pay: verify}", "{pay: verfy}", "before.pay", "verfy", "action of a goal"),
                broken("{pay: verify}", "{pai: verify}", "before.pai", "pai:", "action of a goal"),
                broken("{pay: verify}", "{pay: pay}", "before.pay", "{pay: pay}", "another action"),
                broken("harmless: [verify]", "harmles: [verify]", "harmles", "harmles:", "one of"),
                broken("goals:\n", "goals: []\nold:\n", "goals", "goals: []", "at least one goal"),
                broken("goals:\n", "goals: [talk]\nold:\n", "goals[0]", "goals: [talk]", "a mapping"));
    }

    private static Broken broken(String from, String to, String key, String line, String expected) {
        return new Broken(from, to, key, line, expected);
    }

    @Test
    void the_base_is_well_formed() {
        Problems problems = new Problems();
        assertThat(ScenarioCatalog.read("base.yaml", BASE, problems)).isPresent();
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_file_gives_the_problem_with_key_and_line(Broken broken) {
        String text = broken.text();
        assertThat(text).as("the change applies").isNotEqualTo(BASE);
        Problems problems = new Problems();
        Optional<Scenario> scenario = ScenarioCatalog.read("base.yaml", text, problems);
        assertThat(scenario).isEmpty();
        assertThat(problems.all()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("base.yaml");
            assertThat(problem.key()).isEqualTo(broken.key());
            assertThat(problem.expected()).contains(broken.expected());
            assertThat(problem.line()).isEqualTo(lineOf(text, broken.line()));
        });
    }

    @Test
    void all_problems_are_reported_at_once_in_the_order_of_their_lines() {
        String text = BASE.replace("autonomy: 3", "autonomy: 9")
                .replace("ORD-#####", "ORD")
                .replace("fact: amount,", "fact: nothing,")
                .replace("{pay: verify}", "{pay: nobody}");
        Problems problems = new Problems();
        ScenarioCatalog.read("base.yaml", text, problems);
        assertThat(problems.all())
                .extracting(Problem::key)
                .containsExactly("autonomy", "facts.order_number.pattern", "goals[0].limit.fact", "before.pay");
    }

    @Test
    void a_mistyped_name_is_answered_with_the_nearest_known_one() {
        Problems problems = new Problems();
        ScenarioCatalog.read("base.yaml", BASE.replace("[order_number, amount]", "[order_numbr]"), problems);
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "base.yaml:35:5 goals[0].needs: expected the name of a fact. Found: \"order_numbr\" (did you"
                                + " mean \"order_number\"?).");
    }

    @Test
    void problems_of_other_files_are_kept_and_do_not_spoil_a_good_one() {
        Problems problems = new Problems();
        ScenarioCatalog.read("bad.yaml", "id: [", problems);
        int before = problems.all().size();
        assertThat(ScenarioCatalog.read("base.yaml", BASE, problems)).isPresent();
        assertThat(problems.all()).hasSize(before).isNotEmpty();
    }

    @Test
    void something_that_is_no_mapping_is_one_problem() {
        for (String text : List.of("", "- a\n- b\n", "just words", "id: a\n---\nid: b\n")) {
            Problems problems = new Problems();
            assertThat(ScenarioCatalog.read("x.yaml", text, problems)).isEmpty();
            assertThat(problems.all()).as(text).hasSize(1);
        }
    }

    private static int lineOf(String text, String marker) {
        int at = text.indexOf(marker);
        assertThat(at).as("marker " + marker).isNotNegative();
        return (int) text.substring(0, at).lines().count() + (at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0);
    }
}
