package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;

/**
 * What a customer does after a failed reply, given that the customer stays: a categorical choice with the weights of text
 * chat, modified by the person and the attempt, and renormalised.
 *
 * <ul>
 *   <li>tech-savvy: accommodate x 1.5; confused: repeat x 2, ask back x 3; angry: correct x 2
 *   <li>third failure in a row or later: rephrase x 0.6, restate x 2
 *   <li>correct only after a wrong reply; nothing to take up, correct or ask back about after an error
 *   <li>no repeating and no obliging after a refusal: who is refused argues, and does not give the facts once more
 * </ul>
 */
final class RepairChoice {
    private static final CustomerAct[] ACTS = {
        CustomerAct.REPHRASE,
        CustomerAct.ACCOMMODATE,
        CustomerAct.REPEAT,
        CustomerAct.SIMPLIFY,
        CustomerAct.RESTATE,
        CustomerAct.CORRECT,
        CustomerAct.ASK_BACK
    };
    private static final int THIRD = 3;

    private RepairChoice() {}

    /** The act at quantile {@code u}; {@code failures} in a row, this one included. */
    static CustomerAct choose(double u, ReplyClass reply, int failures, Customer customer) {
        double total = 0;
        for (CustomerAct act : ACTS) {
            total += weight(act, reply, failures, customer);
        }
        double left = u * total;
        for (CustomerAct act : ACTS) {
            left -= weight(act, reply, failures, customer);
            if (left < 0) {
                return act;
            }
        }
        return CustomerAct.REPHRASE;
    }

    static double weight(CustomerAct act, ReplyClass reply, int failures, Customer customer) {
        boolean late = failures >= THIRD;
        boolean silent = reply == ReplyClass.ERROR;
        boolean refused = reply == ReplyClass.REFUSE;
        return switch (act) {
            case REPHRASE -> 0.40 * (late ? 0.6 : 1);
            case ACCOMMODATE -> silent || refused ? 0 : 0.20 * (customer.techSavvy() ? 1.5 : 1);
            case REPEAT -> refused ? 0 : 0.12 * (customer.confused() ? 2 : 1);
            case SIMPLIFY -> 0.10;
            case RESTATE -> 0.08 * (late ? 2 : 1);
            case CORRECT -> reply == ReplyClass.WRONG ? 0.06 * (customer.angry() ? 2 : 1) : 0;
            case ASK_BACK -> silent ? 0 : 0.04 * (customer.confused() ? 3 : 1);
            default -> 0;
        };
    }
}
