package dev.clamor.cli.run;

import dev.clamor.cli.input.Inputs;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.FaultReader;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.results.archive.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan with all that is to go wrong in it.
 *
 * @param plan with the faults of the file besides its own
 * @param source the file and its text; empty without one
 */
public record PlannedFaults(RunPlan plan, Manifest.Source source) {
    /**
     * Reads the faults of a file besides those of the plan, and looks whether they can be switched.
     *
     * @param planFile where the plan was read
     * @param reference whether the agent is the reference agent, started by us
     * @throws dev.clamor.document.InvalidDocumentException with every problem
     */
    static PlannedFaults read(String planFile, RunPlan plan, @Nullable Path file, boolean reference) {
        Problems problems = new Problems();
        List<PlannedFault> own = FaultSwitches.from(folder(Path.of(planFile)), plan.faults());
        FaultSwitches.check(planFile, own, reference, problems);
        Optional<String> text = file == null ? Optional.empty() : Inputs.text(file, problems);
        List<PlannedFault> more = text.map(read -> FaultReader.read(file + "", read, plan, problems))
                .map(read -> FaultSwitches.from(folder(file), read))
                .orElse(List.of());
        FaultSwitches.check(file + "", more, reference, problems);
        text.ifPresent(read -> problems.locate(file + "", read));
        problems.throwIfAny();
        List<PlannedFault> all = new ArrayList<>(own);
        all.addAll(more);
        return new PlannedFaults(
                plan.under(List.copyOf(all)), new Manifest.Source(text.isEmpty() ? "" : file + "", text.orElse("")));
    }

    /**
     * Looks at a file of faults without a plan. The names of stages are looked at when it goes with one.
     *
     * @param file where the text was read
     */
    public static void check(String file, String text, Problems problems) {
        Problems own = new Problems();
        List<PlannedFault> faults = FaultSwitches.from(folder(Path.of(file)), FaultReader.read(file, text, own));
        if (own.none()) {
            FaultSwitches.check(file, faults, true, own);
            own.locate(file, text);
        }
        own.all().forEach(problems::add);
    }

    private static Path folder(@Nullable Path file) {
        Path parent = file == null ? null : file.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
