package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Knowledge;
import dev.clamor.persona.Patience;
import dev.clamor.persona.Persona;
import dev.clamor.persona.PersonaId;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.Range;
import dev.clamor.persona.Temperament;
import dev.clamor.persona.Timing;
import dev.clamor.persona.Traits;
import dev.clamor.persona.Wording;
import dev.clamor.scenario.Answer;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Sampler;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.ScenarioId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A persona without habits, a person without variation, and a small scenario with two goals. */
final class Fixtures {
    static final RandomStreams STREAMS = new RandomStreams(20_261_121);

    static final Habits NO_HABITS = new Habits(0, 0, 0, 0, 0, 0, 0, Habits.Adversary.NONE, 0, 0, 0);
    /** Never asks for a human, never leaves by hazard, waits a day. */
    static final Patience ENDLESS = new Patience(-30, 0, 0, 0, 86_400, new Range(0, 0));

    static final Timing QUICK = new Timing(45, 238, 4, 0);

    private Fixtures() {}

    static Persona persona(Habits habits, Patience patience, Knowledge knowledge) {
        return new Persona(
                new PersonaId("plain"),
                "Plain",
                "For tests.",
                1,
                new Temperament(-2.8, 1, 0.4),
                patience,
                knowledge,
                new Wording(2.3, 1.6, 0.5, 0, false),
                QUICK,
                habits);
    }

    static Persona plain() {
        return persona(NO_HABITS, ENDLESS, new Knowledge(1, 1, 1));
    }

    static Persona with(Habits habits) {
        return persona(habits, ENDLESS, new Knowledge(1, 1, 1));
    }

    /** The average person of a persona. */
    static Customer average(Persona persona) {
        Traits traits = new Traits(
                persona,
                persona.temperament().intercept(),
                persona.temperament().gain(),
                0,
                1,
                0);
        return new Customer(traits, 0, false);
    }

    static Dice dice(long contact) {
        return new Dice(STREAMS, contact);
    }

    static ContactPlan plan(long index, Persona persona, Scenario scenario) {
        return new ContactPlan(ContactId.ofArrival(index), persona, scenario, 1_000 * index, "only", true);
    }

    static Scenario scenario() {
        return scenario(Goal.Right.RESOLVE, false);
    }

    /** A fee to be credited and, on the side, the price of a plan. */
    static Scenario scenario(Goal.Right right, boolean adversarial) {
        return new Scenario(
                new ScenarioId("fee"),
                "A fee",
                "For tests.",
                "telecom",
                3,
                Scenario.Stakes.MEDIUM,
                1,
                adversarial,
                true,
                false,
                0,
                "billing",
                Map.of(),
                List.of("account_number", "amount"),
                List.of(JourneyStep.UNDERSTAND, JourneyStep.ACT),
                List.of(account(), amount()),
                List.of(fee(right), price()),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                20);
    }

    private static Fact account() {
        return new Fact(
                "account_number",
                List.of("account"),
                new Sampler.Pattern("AC-######"),
                List.of("my account number is {value}", "account {value}", "{value}"),
                List.of("it starts with AC, I would have to look"));
    }

    private static Fact amount() {
        return new Fact(
                "amount",
                List.of("charge"),
                new Sampler.Number(5, 60, 0.5, 2),
                List.of("they took {value} EUR", "{value} euros", "the fee is {value} EUR"),
                List.of("quite a lot of money"));
    }

    private static Goal fee(Goal.Right right) {
        return new Goal(
                "dispute",
                "billing_dispute",
                right,
                List.of("account_number", "amount"),
                List.of(new GoldAction("issue_credit", Map.of(), false)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                2,
                List.of(
                        List.of(
                                "There is a fee on my bill that I never ordered",
                                "I am charged for something that I did not buy",
                                "My invoice shows a fee which is not mine"),
                        List.of("You charge me for nothing", "I want that fee back", "Take the fee off my bill")),
                List.of("wrong fee"),
                List.of("Back to that fee"));
    }

    private static Goal price() {
        return new Goal(
                "price",
                "plan_price",
                Goal.Right.RESOLVE,
                List.of(),
                List.of(),
                List.of(new Answer("plan_price", List.of("29.90"), List.of())),
                Optional.empty(),
                Optional.empty(),
                2,
                List.of(List.of(
                        "What does the big plan cost a month",
                        "How much would I pay monthly for the big plan",
                        "Tell me the monthly price of the big plan")),
                List.of("price big plan"),
                List.of("And the price of that plan"));
    }
}
