package dev.clamor.metrics;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.metrics.ContactRecord.Behaviour;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of behaviours as bits, and what one utterance shows by itself. */
final class Behaviours {
    private static final List<List<Behaviour>> SETS = IntStream.range(0, 1 << Behaviour.values().length)
            .mapToObj(Behaviours::list)
            .toList();

    private Behaviours() {}

    /** The set with one element. */
    static int bit(Behaviour behaviour) {
        return 1 << behaviour.ordinal();
    }

    /** The elements of a set in the order of the enum; always the same list for the same set. */
    static List<Behaviour> of(int set) {
        return SETS.get(set);
    }

    /** What an utterance shows by its act, tone, timing and channel. */
    static int shownBy(CustomerSpoke utterance) {
        int set = byAct(utterance.act());
        if (!utterance.channel().isEmpty()) {
            set |= bit(Behaviour.SWITCHED_CHANNEL);
        }
        if (utterance.interrupts()) {
            set |= bit(Behaviour.INTERRUPTED);
        }
        return utterance.tone().upset() ? set | bit(Behaviour.UPSET) : set;
    }

    private static int byAct(CustomerAct act) {
        return switch (act) {
            case CHANGE_INTENT -> bit(Behaviour.CHANGED_INTENT);
            case RESUME -> bit(Behaviour.RESUMED);
            case REPHRASE, ACCOMMODATE, SIMPLIFY, RESTATE, DOUBLE_CHECK -> bit(Behaviour.REPHRASED);
            case REVISE -> bit(Behaviour.REVISED);
            case DIGRESS -> bit(Behaviour.DIGRESSED);
            case ADVERSARIAL -> bit(Behaviour.ADVERSARIAL);
            default -> 0;
        };
    }

    private static List<Behaviour> list(int set) {
        return Arrays.stream(Behaviour.values())
                .filter(behaviour -> (set & bit(behaviour)) != 0)
                .toList();
    }
}
