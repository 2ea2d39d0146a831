package dev.clamor.cli.size;

import dev.clamor.document.Problems;
import dev.clamor.results.sizing.Demand;
import dev.clamor.results.sizing.Demand.Known;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Slo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed of each objective. The share of good events: what {@code --quality} says; else what the run showed; else
 * halfway between target and 1. The likeness within segments: what {@code --icc} says; else what the run showed; else
 * {@value #USUAL_ICC}.
 *
 * @param evidence events by contact
 * @param clean what a clean agent shows; fetched only when asked for
 * @param icc what {@code --icc} says, if anything
 */
record Assumptions(
        Evidence evidence,
        Quality quality,
        Supplier<Evidence> clean,
        @Nullable Double icc) {
    /** Where nothing else is known. */
    static final double USUAL_ICC = 0.05;

    /** Whether an objective can decide the verdict in any way. */
    static boolean gates(Slo slo) {
        return slo.gating() || slo.baseline().map(BaselineMargin::gating).orElse(false);
    }

    /**
     * One demand for each gating objective.
     *
     * @throws dev.clamor.document.InvalidDocumentException if one cannot be met at what is assumed, with all of them
     */
    List<Demand> demands(List<Slo> slos) {
        Problems problems = new Problems();
        List<Demand> demands = new ArrayList<>();
        for (Slo slo : slos) {
            Known rate = rate(slo);
            if (slo.gating() && rate.value() <= slo.target().doubleValue()) {
                problems.add(
                        slo.id(),
                        0,
                        "",
                        "a true share above the target of " + slo.target().toPlainString()
                                + ", for no number of contacts shows that a target is met that is not (see --quality)",
                        String.format(Locale.ROOT, "%.4f (%s)", rate.value(), rate.source()));
            }
            demands.add(new Demand(slo, rate, likeness(slo), evidence.perContact(slo), evidence.source()));
        }
        problems.throwIfAny();
        return demands;
    }

    private Known rate(Slo slo) {
        Double single = quality.each().get(slo.id());
        if (single != null || !Double.isNaN(quality.all())) {
            return new Known(single != null ? single : quality.all(), "--quality");
        }
        if (quality.clean()) {
            OptionalDouble shown = clean.get().rate(slo);
            return new Known(shown.orElse(1), shown.isPresent() ? "clean reference agent" : "no events seen, so 1");
        }
        OptionalDouble seen = evidence instanceof Evidence.FromRun run ? run.rate(slo) : OptionalDouble.empty();
        return seen.isPresent()
                ? new Known(seen.getAsDouble(), evidence.source())
                : new Known((1 + slo.target().doubleValue()) / 2, "halfway from target to 1");
    }

    private Known likeness(Slo slo) {
        if (icc != null) {
            return new Known(icc, "--icc");
        }
        OptionalDouble seen = evidence.icc(slo);
        return seen.isPresent() ? new Known(seen.getAsDouble(), evidence.source()) : new Known(USUAL_ICC, "assumed");
    }
}
