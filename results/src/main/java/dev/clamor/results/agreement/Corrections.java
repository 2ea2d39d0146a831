package dev.clamor.results.agreement;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.metrics.EscalationLabel;
import dev.clamor.results.agreement.RoganGladen.Corrected;
import dev.clamor.results.agreement.RoganGladen.Share;
import dev.clamor.results.agreement.TestQuality.Both;
import dev.clamor.results.agreement.TestQuality.Group;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The figures of a run corrected for the reader's error, by the labels of deciding replies.
 *
 * <p>The thing classified is the contact, the test is what the reader made of it, the truth is what the label of its deciding
 * reply makes of it ({@link JudgedContact}). Two tests are measured: "handed over" on all judged contacts and "truly
 * contained" on those that are not adversarial. Each figure is an apparent share put through {@link RoganGladen}:
 *
 * <ul>
 *   <li>raw containment: 1 - p of "handed over" among contacts that are not adversarial;
 *   <li>true containment: p of "truly contained" among the same;
 *   <li>escalation recall: p of "handed over" with the share in time among contacts that needed a human as apparent share;
 *   <li>escalation specificity: 1 - p of "handed over" among contacts that needed none;
 *   <li>escalation precision: N r / (N r + M f), N and M contacts that needed a human and none, r the corrected recall, f the
 *       corrected share of needless handoffs. Its bounds are those of r and f at 97.5 %, the unfavourable ends together
 *       (Bonferroni).
 * </ul>
 *
 * <p>Contacts without a reply are in the denominators and cannot be misread. The labels come from the contacts that are
 * corrected; the intervals take them for independent, which makes them wider, never narrower (see docs/labelling.md).
 */
final class Corrections {
    static final double ALPHA = 0.05;
    private static final double LEAST_REACH = 0.9;
    private static final String NO_LABELS =
            "expected labels of deciding replies that say yes and that say no, and both readings labelled. Found: only some";

    private final List<JudgedContact> contacts;
    private final Labelled labelled;
    private final Test handedOff;
    private final Test contained;

    Corrections(List<JudgedContact> contacts, Labelled labelled) {
        this.contacts = contacts;
        this.labelled = labelled;
        handedOff = test(any -> true, JudgedContact::handedOff, c -> JudgedContact.handedOff(label(c)));
        contained = test(c -> !c.adversarial(), JudgedContact::trulyContained, c -> c.trulyContained(label(c)));
    }

    /** A measured test; {@code why} is not empty where it could not be measured. */
    record Test(Optional<Both> quality, String why) {}

    /** The test "handed over". */
    Test handedOff() {
        return handedOff;
    }

    /** The test "truly contained". */
    Test contained() {
        return contained;
    }

    /** All five. */
    List<Figure> figures() {
        Count plain = count(c -> !c.adversarial(), JudgedContact::handedOff);
        Count truly = count(c -> !c.adversarial(), JudgedContact::trulyContained);
        Count needed = count(Corrections::needed, c -> c.escalation() == EscalationLabel.TRUE_POSITIVE);
        Count needless = count(Corrections::notNeeded, c -> c.escalation() == EscalationLabel.FALSE_POSITIVE);
        return List.of(
                figure("raw_containment", plain, handedOff, true),
                figure("true_containment", truly, contained, false),
                figure("escalation_recall", needed, handedOff, false),
                figure("escalation_specificity", needless, handedOff, true),
                precision(needed, needless));
    }

    private static boolean needed(JudgedContact contact) {
        return switch (contact.escalation()) {
            case TRUE_POSITIVE, LATE, MISS -> true;
            case FALSE_POSITIVE, TRUE_NEGATIVE, MAY, CENSORED -> false;
        };
    }

    private static boolean notNeeded(JudgedContact contact) {
        return contact.escalation() == EscalationLabel.FALSE_POSITIVE
                || contact.escalation() == EscalationLabel.TRUE_NEGATIVE;
    }

    private ReplyClass label(JudgedContact contact) {
        return labelled.label(contact.deciding().orElseThrow());
    }

    private Test test(
            Predicate<JudgedContact> domain, Predicate<JudgedContact> reading, Predicate<JudgedContact> label) {
        Group yes = new Group();
        Group no = new Group();
        long decided = 0;
        long reached = 0;
        for (JudgedContact contact : contacts) {
            if (domain.test(contact) && contact.deciding().isPresent()) {
                ReadReply deciding = contact.deciding().get();
                Group group = reading.test(contact) ? yes : no;
                group.counted();
                decided++;
                reached += labelled.reaches(deciding) ? 1 : 0;
                if (labelled.has(deciding)) {
                    group.labelled(label.test(contact), labelled.weight(deciding));
                }
            }
        }
        if (reached < LEAST_REACH * decided) {
            return new Test(
                    Optional.empty(),
                    "expected labels from strata with at least 90 % of the deciding replies. Found: " + reached + " of "
                            + decided);
        }
        Optional<Both> both = TestQuality.of(yes, no);
        return new Test(both, both.isEmpty() ? NO_LABELS : "");
    }

    /** Contacts of a domain: all of them, those with a reply, those read as yes. */
    private record Count(long all, long replied, long yes) {
        double scale() {
            return (double) replied / all;
        }
    }

    private Count count(Predicate<JudgedContact> domain, Predicate<JudgedContact> yes) {
        List<JudgedContact> in = contacts.stream().filter(domain).toList();
        return new Count(
                in.size(),
                in.stream().filter(c -> c.deciding().isPresent()).count(),
                in.stream().filter(yes).count());
    }

    private static Optional<Corrected> correct(Count count, Test test, double alpha) {
        if (test.quality().isEmpty() || count.replied() == 0) {
            return Optional.empty();
        }
        Both both = test.quality().get();
        Share apparent = new Share(Math.min(1, (double) count.yes() / count.replied()), count.replied());
        return RoganGladen.correct(apparent, both.sensitivity(), both.specificity(), alpha)
                .map(found -> scaled(found, count.scale()));
    }

    private static Corrected scaled(Corrected found, double by) {
        return new Corrected(found.value() * by, found.lower() * by, found.upper() * by);
    }

    private static Figure figure(String id, Count count, Test test, boolean goodIsNo) {
        long good = goodIsNo ? count.all() - count.yes() : count.yes();
        Optional<Corrected> corrected = correct(count, test, ALPHA);
        if (corrected.isEmpty()) {
            return Figure.refused(id, good, count.all(), why(count.replied(), test));
        }
        double value = corrected.get().value();
        double lower = corrected.get().lower();
        double upper = corrected.get().upper();
        return goodIsNo
                ? new Figure(id, good, count.all(), Figure.raw(good, count.all()), 1 - value, 1 - upper, 1 - lower, "")
                : new Figure(id, good, count.all(), Figure.raw(good, count.all()), value, lower, upper, "");
    }

    private static String why(long replied, Test test) {
        if (replied == 0) {
            return "expected contacts of this kind with a reply. Found: none";
        }
        return test.why().isEmpty()
                ? "expected a reading better than chance: sensitivity + specificity above 1. Found: at most 1"
                : test.why();
    }

    private Figure precision(Count needed, Count needless) {
        String id = "escalation_precision";
        long total = needed.yes() + needless.yes();
        Optional<Corrected> r = correct(needed, handedOff, ALPHA / 2);
        Optional<Corrected> f = correct(needless, handedOff, ALPHA / 2);
        if (r.isEmpty() || f.isEmpty()) {
            return Figure.refused(
                    id, needed.yes(), total, why(Math.min(needed.replied(), needless.replied()), handedOff));
        }
        double value = precision(needed, r.get().value(), needless, f.get().value());
        return Double.isNaN(value)
                ? Figure.refused(id, needed.yes(), total, "expected handoffs. Found: none after correction")
                : new Figure(
                        id,
                        needed.yes(),
                        total,
                        Figure.raw(needed.yes(), total),
                        value,
                        orElse(
                                precision(
                                        needed,
                                        r.get().lower(),
                                        needless,
                                        f.get().upper()),
                                0),
                        orElse(
                                precision(
                                        needed,
                                        r.get().upper(),
                                        needless,
                                        f.get().lower()),
                                1),
                        "");
    }

    private static double precision(Count needed, double r, Count needless, double f) {
        double right = needed.all() * r;
        double wrong = needless.all() * f;
        return right + wrong == 0 ? Double.NaN : right / (right + wrong);
    }

    private static double orElse(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }
}
