package dev.clamor.results.slo;

import dev.clamor.document.Section;
import dev.clamor.results.inference.GroupSequential;
import dev.clamor.results.slo.StoppingRules.Looks;
import dev.clamor.results.slo.StoppingRules.Promote;
import dev.clamor.results.slo.StoppingRules.RatioTest;
import dev.clamor.results.slo.StoppingRules.RollBack;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code stopping} of an objectives file. */
final class StoppingReader {
    private static final double LEAST_ALPHA = 0.000_001;
    private static final double MOST_ALPHA = 0.2;
    private static final double LEAST_BETTER = 0.000_1;
    private static final double MOST_BETTER = 0.5;
    private static final double MOST_BETA = 0.5;
    private static final int FEWEST_LOOKS = 2;

    private StoppingReader() {}

    /** The rules; where something is wrong, none stands in their place and the problem is recorded. */
    static StoppingRules read(Section spec, List<Slo> slos) {
        return spec.optionalSection("stopping")
                .map(section -> rules(section, slos))
                .orElse(StoppingRules.NONE);
    }

    private static StoppingRules rules(Section section, List<Slo> slos) {
        Optional<RollBack> rollBack = section.optionalSection("rollBack").map(StoppingReader::rollBack);
        boolean curtail = section.flag("curtail", false);
        Optional<Promote> promote = section.optionalSection("promote").map(plan -> promote(plan, slos));
        if (slos.stream().noneMatch(StoppingReader::watched)) {
            String expected = "at least one gating objective of whose events a contact has at most one";
            if (rollBack.isPresent()) {
                section.wrong("rollBack", expected, "none");
            }
            if (curtail) {
                section.wrong("curtail", expected, "none");
            }
        }
        section.end();
        return new StoppingRules(rollBack, curtail, promote);
    }

    /** Whether contact by contact says something final about the objective. */
    private static boolean watched(Slo slo) {
        return slo.gating() && slo.countsContacts();
    }

    private static RollBack rollBack(Section section) {
        double alpha = section.number("alpha", LEAST_ALPHA, MOST_ALPHA);
        section.end();
        return new RollBack(alpha);
    }

    private static Promote promote(Section section, List<Slo> slos) {
        Method method = section.choice("method", Method.class);
        if (slos.stream().noneMatch(Slo::gating)) {
            section.wrong("method", "at least one gating objective", "none");
        }
        Promote plan = method == Method.SPRT ? ratioTest(section, slos) : looks(section, method);
        section.end();
        return plan;
    }

    private static Promote looks(Section section, Method method) {
        int looks = section.integer("looks", FEWEST_LOOKS, GroupSequential.MOST_LOOKS);
        return new Looks(
                method == Method.POCOCK ? GroupSequential.Shape.POCOCK : GroupSequential.Shape.OBRIEN_FLEMING, looks);
    }

    private static Promote ratioTest(Section section, List<Slo> slos) {
        double better = section.number("better", LEAST_BETTER, MOST_BETTER);
        double beta = section.number("beta", LEAST_ALPHA, MOST_BETA);
        List<Slo> tested = slos.stream()
                .filter(slo -> watched(slo) && slo.estimand() == Slo.Estimand.SUITE)
                .toList();
        if (tested.isEmpty()) {
            section.wrong(
                    "method",
                    "at least one gating objective with estimand suite of whose events a contact has at most one",
                    "none");
        }
        for (Slo slo : tested) {
            if (section.sound("better")
                    && BigDecimal.valueOf(better).compareTo(BigDecimal.ONE.subtract(slo.target())) >= 0) {
                section.wrong(
                        "better",
                        "less than what is missing from the target of \"" + slo.id() + "\" to 1",
                        Double.toString(better));
            }
        }
        return new RatioTest(better, beta);
    }

    private enum Method {
        OBRIEN_FLEMING,
        POCOCK,
        SPRT
    }
}
