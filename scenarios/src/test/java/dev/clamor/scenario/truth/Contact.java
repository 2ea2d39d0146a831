package dev.clamor.scenario.truth;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Tone;
import dev.clamor.document.Problems;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A contact at a made-up desk, for tests: says things, hears replies. */
final class Contact {
    static final String ACCOUNT = "AC-104392";

    private static final String DESK = """
            id: desk
            title: A desk
            description: For tests
            trade: telecom
            autonomy: 3
            stakes: medium
            care: true
            handoff:
              queue: billing
              queues: {E4: care, E3: fraud}
              context: [account_number, amount]
            steps: [identify, understand, collect, act, confirm, hand_off]
            facts:
              account_number:
                pattern: "AC-######"
                synonyms: [account]
                statements: ["account {value}", "it is {value}", "{value}"]
              amount:
                number: {from: 5, to: 60, step: 0.5, decimals: 2}
                synonyms: [charge]
                statements: ["{value} EUR", "about {value}", "{value} euros"]
              days:
                number: {from: 1, to: 90}
                statements: ["{value} days ago", "{value} days", "since {value} days"]
              birthday:
                day: {from: "1950-01-01", to: "2000-12-31"}
                statements: ["born {value}", "{value}", "my birthday is {value}"]
            goals:
              - id: dispute
                intent: billing_dispute
                right: resolve
                needs: [account_number, amount]
                limit: {fact: amount, above: 50, effect: escalate}
                actions:
                  - name: issue_credit
                    arguments: {account_number: "{account_number}", amount: "{amount}"}
                answers:
                  - id: when_credited
                    any_of: ["next bill", "next invoice"]
                    wrong: ["no credit is due"]
                openings:
                  - ["a one", "a two", "a three"]
                  - ["b one", "b two", "b three"]
              - id: price
                intent: plan_price
                right: resolve
                answers:
                  - id: plan_price
                    any_of: ["29.90"]
                    wrong: ["24.90", "39.90"]
                openings:
                  - ["c one", "c two", "c three"]
              - id: return
                intent: return_item
                right: resolve
                needs: [days]
                limit: {fact: days, above: 45, effect: refuse}
                actions:
                  - name: create_return
                    arguments: {days: "{days}"}
                openings:
                  - ["d one", "d two", "d three"]
              - id: excess
                intent: refund_request
                right: refuse
                answers:
                  - id: alternative
                    any_of: ["store credit"]
                openings:
                  - ["e one", "e two", "e three"]
              - id: block
                intent: card_block
                right: resolve
                needs: [birthday]
                actions:
                  - name: verify_identity
                    arguments: {birthday: "{birthday}"}
                    read_only: true
                  - name: block_card
                    arguments: {}
                openings:
                  - ["f one", "f two", "f three"]
              - id: fraud
                intent: fraud_report
                right: escalate
                escalation: {trigger: E3, deadline: 1}
                openings:
                  - ["g one", "g two", "g three"]
              - id: recovery
                intent: data_recovery
                right: escalate
                escalation: {trigger: E6}
                openings:
                  - ["h one", "h two", "h three"]
            forbidden: [cancel_contract]
            harmless: [lookup_account]
            before: {block_card: verify_identity}
            """;

    private final ContactTruth truth;
    private int turn;

    private Contact(ContactTruth truth) {
        this.truth = truth;
    }

    /** A contact with an amount of 30 on its first visit. */
    static Contact begin() {
        return begin(scenario(""), "30.00", 0);
    }

    /** The same among others. */
    static Contact begin(TruthSettings shared) {
        return begin(scenario(""), "30.00", 0, shared);
    }

    static Contact begin(Scenario scenario, String amount, int priorContacts) {
        return begin(scenario, amount, priorContacts, TruthSettings.packaged());
    }

    private static Contact begin(Scenario scenario, String amount, int priorContacts, TruthSettings settings) {
        TreeMap<String, String> values = new TreeMap<>(
                Map.of("account_number", ACCOUNT, "amount", amount, "days", "60", "birthday", "1980-02-03"));
        return new Contact(
                new ContactTruth(ContactId.ofArrival(7), scenario, new FactValues(values), priorContacts, settings));
    }

    /** The desk with more top-level lines; {@code care: false} among them takes the place of the desk's own. */
    static Scenario scenario(String more) {
        Problems problems = new Problems();
        String base = more.contains("care:") ? DESK.replace("care: true\n", "") : DESK;
        Scenario scenario =
                ScenarioCatalog.read("desk.yaml", base + more, problems).orElse(null);
        problems.throwIfAny();
        return Objects.requireNonNull(scenario);
    }

    ContactTruth truth() {
        return truth;
    }

    int turn() {
        return turn;
    }

    SpokenReading opens(String goal) {
        return says(CustomerAct.OPEN, goal, Map.of());
    }

    SpokenReading informs(String goal, String... factsAndValues) {
        return says(CustomerAct.INFORM, goal, facts(factsAndValues));
    }

    SpokenReading says(CustomerAct act, String goal) {
        return says(act, goal, Map.of());
    }

    SpokenReading says(CustomerAct act, String goal, Map<String, String> facts) {
        return spoke(act, goal, facts, Tone.NEUTRAL, false, Spoken.Disclosure.NONE, false, false);
    }

    SpokenReading interrupts(CustomerAct act, String goal, String... factsAndValues) {
        return spoke(act, goal, facts(factsAndValues), Tone.NEUTRAL, false, Spoken.Disclosure.NONE, false, true);
    }

    /** From another channel. */
    SpokenReading moves(CustomerAct act, String goal) {
        turn++;
        return truth.spoke(
                new Spoken(turn, act, goal, Map.of(), Tone.NEUTRAL, false, Spoken.Disclosure.NONE, false, false, true));
    }

    SpokenReading in(Tone tone, boolean abuse) {
        return spoke(CustomerAct.REPHRASE, "dispute", Map.of(), tone, abuse, Spoken.Disclosure.NONE, false, false);
    }

    SpokenReading discloses(Spoken.Disclosure disclosure) {
        return spoke(CustomerAct.DISCLOSE, "dispute", Map.of(), Tone.NEUTRAL, false, disclosure, false, false);
    }

    SpokenReading saysItIsTheThirdTime() {
        return spoke(CustomerAct.OPEN, "dispute", Map.of(), Tone.NEUTRAL, false, Spoken.Disclosure.NONE, true, false);
    }

    ReplyReading hears(String text) {
        return hears(Reply.of(text));
    }

    ReplyReading hears(Reply reply) {
        return truth.replied(turn, reply.said());
    }

    ReplyReading hearsTo(int answered, Reply reply) {
        return truth.replied(answered, reply.said());
    }

    /** Three different fallbacks in a row on the dispute. */
    void isMisunderstood(int times) {
        List<String> fallbacks = List.of(
                "Sorry, I didn't understand that.",
                "I am not sure what you mean, friend of the house.",
                "Please rephrase your request in a few simple words.",
                "Hm, that did not make sense to me at all today.");
        for (int i = 0; i < times; i++) {
            hears(fallbacks.get(i));
            if (i + 1 < times) {
                says(CustomerAct.REPHRASE, "dispute");
            }
        }
    }

    private SpokenReading spoke(
            CustomerAct act,
            String goal,
            Map<String, String> facts,
            Tone tone,
            boolean abuse,
            Spoken.Disclosure disclosure,
            boolean saysRepeat,
            boolean interrupts) {
        turn++;
        return truth.spoke(new Spoken(turn, act, goal, facts, tone, abuse, disclosure, saysRepeat, interrupts));
    }

    private static Map<String, String> facts(String... factsAndValues) {
        TreeMap<String, String> facts = new TreeMap<>();
        for (int i = 0; i < factsAndValues.length; i += 2) {
            facts.put(factsAndValues[i], factsAndValues[i + 1]);
        }
        return facts;
    }
}
