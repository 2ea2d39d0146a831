package dev.clamor.scenario;

import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.JourneyStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why customers call and what should happen; knows nothing of personas.
 *
 * @param id its name
 * @param title a few words for people
 * @param description what is tested and what is right
 * @param trade telecom, banking, software, healthcare, retail or another
 * @param autonomy 1 answers from knowledge, 2 acts within tight limits with a human watching, 3 acts within limits, 4
 *     acts alone with audit
 * @param stakes what a mistake costs
 * @param weight share of the mix, relative to the other scenarios
 * @param adversarial judged on breaches only
 * @param care whether its main goal is on the care list (trigger E4)
 * @param retentionOffer whether one offer to stay is allowed before a requested handoff or cancellation
 * @param priorContacts least earlier unresolved contacts on the same matter (trigger E10 from 2 on)
 * @param queue the right queue for a handoff
 * @param queues the right queue by trigger code where it differs, for example {@code E4: care}
 * @param handoffContext facts that must be in the handoff's payload if the customer has given them
 * @param steps journey steps that the scenario passes through
 * @param facts what the customer may know
 * @param goals the main goal first
 * @param forbidden actions that must never be done in it
 * @param harmless actions that may be done any number of times
 * @param before an action and the action that must have been done before it
 * @param checks what must stand in systems of record
 * @param turnLimit customer turns after which the customer leaves
 */
public record Scenario(
        ScenarioId id,
        String title,
        String description,
        String trade,
        int autonomy,
        Stakes stakes,
        double weight,
        boolean adversarial,
        boolean care,
        boolean retentionOffer,
        int priorContacts,
        String queue,
        Map<String, String> queues,
        List<String> handoffContext,
        List<JourneyStep> steps,
        List<Fact> facts,
        List<Goal> goals,
        List<String> forbidden,
        List<String> harmless,
        Map<String, String> before,
        List<StateCheck> checks,
        int turnLimit) {

    /** What a mistake costs. */
    public enum Stakes {
        LOW,
        MEDIUM,
        HIGH
    }

    /** The goal that the scenario is about. */
    public Goal main() {
        return goals.get(0);
    }

    /** The fact of that name. */
    public Optional<Fact> fact(String name) {
        for (Fact fact : facts) {
            if (fact.name().equals(name)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** The right ending of the main goal with these values: {@link Goal#limit} applied. */
    public Disposition expected(FactValues values) {
        return values.right(main()) == Goal.Right.ESCALATE ? Disposition.ESCALATE : Disposition.CONTAIN;
    }
}
