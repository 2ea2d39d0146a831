package dev.clamor.load.plan;

import dev.clamor.document.Problems;
import java.util.Optional;

/** Where the files are that a plan names. */
@FunctionalInterface
public interface PlanFiles {
    /** None but those that stand in the plan itself. */
    PlanFiles NONE = (name, problems) -> {
        problems.add(name, 0, "", "its text in the plan, under files", "nothing");
        return Optional.empty();
    };

    /** The text of a file, named as in the plan; empty when it cannot be read, which is recorded. */
    Optional<String> text(String name, Problems problems);
}
