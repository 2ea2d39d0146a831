package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Sampler;
import dev.clamor.scenario.Threshold;
import java.util.List;
import java.util.Optional;

/** Reads the limit of a goal. */
final class LimitReader {
    private static final double LIMIT = 1e9;

    private LimitReader() {}

    static Threshold read(Section section, List<Fact> facts) {
        String name = Checks.text(section, "fact");
        Optional<Fact> fact = facts.stream().filter(f -> f.name().equals(name)).findFirst();
        if (fact.isPresent() && !numeric(fact.get().sampler())) {
            section.wrong("fact", "a fact whose values are numbers");
        } else if (fact.isEmpty() && !name.isBlank()) {
            Checks.known(
                    section,
                    "fact",
                    "the name of a fact",
                    name,
                    facts.stream().map(Fact::name).toList());
        }
        Threshold limit = new Threshold(
                name, section.number("above", -LIMIT, LIMIT), section.choice("effect", Threshold.Effect.class));
        section.has("deadline");
        section.end();
        return limit;
    }

    private static boolean numeric(Sampler sampler) {
        return sampler instanceof Sampler.Number
                || sampler instanceof Sampler.Pick pick
                        && pick.values().stream().allMatch(LimitReader::isNumber);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
