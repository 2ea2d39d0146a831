package dev.clamor.engine.dialogue;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;

/** The random numbers of one contact: {@link RandomStreams} with the contact filled in. */
record Dice(RandomStreams streams, long contact) {
    double uniform(Purpose purpose, int turn, int draw) {
        return streams.uniform(contact, purpose, turn, draw);
    }

    boolean chance(double probability, Purpose purpose, int turn, int draw) {
        return probability > 0 && uniform(purpose, turn, draw) < probability;
    }

    int index(int bound, Purpose purpose, int turn, int draw) {
        return streams.index(bound, contact, purpose, turn, draw);
    }

    double normal(Purpose purpose, int turn, int draw) {
        return streams.normal(contact, purpose, turn, draw);
    }

    double exponential(Purpose purpose, int turn, int draw) {
        return streams.exponential(contact, purpose, turn, draw);
    }
}
