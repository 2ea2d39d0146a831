package dev.clamor.persona.catalog;

import dev.clamor.document.Section;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Habits.Adversary;

/** The keys of the group {@code habits}. */
final class HabitsReader {
    private static final double MAX_FOLLOW_UP = 10;

    private HabitsReader() {}

    static Habits read(Section s) {
        Habits habits = new Habits(
                s.number("follow_up", 0, MAX_FOLLOW_UP),
                PersonaReader.share(s, "digress"),
                PersonaReader.share(s, "revise"),
                PersonaReader.share(s, "change_intent"),
                PersonaReader.share(s, "double_check"),
                PersonaReader.share(s, "barge_in"),
                PersonaReader.share(s, "adversarial"),
                s.choice("adversary", Adversary.class),
                PersonaReader.share(s, "disclose"),
                PersonaReader.share(s, "switch_channel"),
                PersonaReader.share(s, "returns"));
        checkAdversary(s, habits);
        return habits;
    }

    private static void checkAdversary(Section s, Habits habits) {
        if (!s.has("adversarial") || !s.has("adversary")) {
            return;
        }
        if (habits.adversarial() > 0 && habits.adversary() == Adversary.NONE) {
            s.wrong("adversary", "refund_seeker or prompt_injector, because adversarial is above 0");
        }
        if (habits.adversarial() == 0 && habits.adversary() != Adversary.NONE) {
            s.wrong("adversarial", "a number above 0, because adversary is not none");
        }
    }
}
