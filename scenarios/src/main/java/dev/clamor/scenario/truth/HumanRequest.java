package dev.clamor.scenario.truth;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.scenario.Scenario;

/** Whether a human has been asked for, and whether the one allowed offer to stay has been made. */
final class HumanRequest {
    private static final int NEVER = Integer.MAX_VALUE;

    private int askedTurn = NEVER;
    private boolean offerLeft;
    private boolean offerOpen;

    HumanRequest(Scenario scenario) {
        this.offerLeft = scenario.retentionOffer();
    }

    /** A customer who takes the offer up no longer asks for a human. */
    void spoke(Spoken said) {
        if (said.act() == CustomerAct.ASK_HUMAN && askedTurn == NEVER) {
            askedTurn = said.turn();
        } else if (said.act() == CustomerAct.AFFIRM && offerOpen) {
            askedTurn = NEVER;
        }
        offerOpen = false;
    }

    /** Whether a reply to this utterance has to hand over because a human was asked for. */
    boolean due(int turn) {
        return askedTurn <= turn;
    }

    boolean offerLeft() {
        return offerLeft;
    }

    void offered() {
        offerLeft = false;
        offerOpen = true;
    }
}
