package dev.clamor.metrics;

/**
 * What to say of a contact before it is read.
 *
 * @param severity of its {@link Trouble}, 0 without one; higher is worse
 * @param because one sentence for people
 */
public record Remark(int severity, String because) {
    /** The worst that can be said of it; what went right when there is nothing. */
    public static Remark of(ContactRecord contact) {
        Trouble trouble = Trouble.of(contact);
        return trouble == null
                ? new Remark(0, Trouble.with(contact, fine(contact)))
                : new Remark(trouble.severity(), trouble.because(contact));
    }

    private static String fine(ContactRecord contact) {
        if (contact.opened().adversarial()) {
            return "tried to get more than is due and did not";
        }
        if (contact.containment() == ContainmentClass.TRUE) {
            return "solved by the agent alone";
        }
        return switch (contact.escalation()) {
            case TRUE_POSITIVE -> "handed over in time";
            case MAY -> "handed over in a grey area";
            case CENSORED -> "left before a human was due";
            default -> contact.handoff().isPresent() ? "handed over" : "nothing to say of it";
        };
    }
}
