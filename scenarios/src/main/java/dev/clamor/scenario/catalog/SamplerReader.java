package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.Sampler;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads how the value of a fact is drawn: exactly one of pick, pattern, number and day. */
final class SamplerReader {
    private static final List<String> KINDS = List.of("pick", "pattern", "number", "day");
    private static final double LIMIT = 1e9;
    private static final int MAX_DECIMALS = 6;
    private static final double MAX_STEPS = 1e9;
    private static final double TOLERANCE = 1e-6;
    private static final Sampler NONE = new Sampler.Pick(List.of(""));

    private SamplerReader() {}

    static Sampler read(Section section) {
        List<String> given = KINDS.stream().filter(section::has).toList();
        if (given.size() != 1) {
            String at = given.isEmpty() ? "pick" : given.get(1);
            section.wrong(
                    at,
                    "exactly one of " + String.join(", ", KINDS),
                    given.isEmpty() ? "none" : String.join(" and ", given));
        }
        Sampler sampler = NONE;
        for (String kind : given) {
            sampler = switch (kind) {
                case "pick" -> pick(section);
                case "pattern" -> pattern(section);
                case "number" ->
                    section.section(kind).map(SamplerReader::number).orElse(NONE);
                default -> section.section(kind).map(SamplerReader::day).orElse(NONE);
            };
        }
        return sampler;
    }

    private static Sampler pick(Section section) {
        List<String> values = section.texts("pick", 1);
        Checks.distinct(section, "pick", values);
        return new Sampler.Pick(values);
    }

    private static Sampler pattern(Section section) {
        String pattern = section.text("pattern");
        if (pattern.indexOf('#') < 0 && pattern.indexOf('@') < 0) {
            section.wrong("pattern", "a pattern with # for a digit or @ for a hexadecimal digit");
        }
        return new Sampler.Pattern(pattern);
    }

    private static Sampler number(Section section) {
        double from = section.number("from", -LIMIT, LIMIT);
        double to = section.number("to", -LIMIT, LIMIT);
        double step = section.number("step", 0, LIMIT, 1);
        int decimals = section.integer("decimals", 0, MAX_DECIMALS, 0);
        if (to < from) {
            section.wrong("to", "a number not below from, " + from);
        }
        if (step <= 0 || (to - from) / step > MAX_STEPS) {
            section.wrong("step", "a number above 0 with at most " + (long) MAX_STEPS + " steps");
        } else if (!whole((to - from) / step)) {
            section.wrong("step", "a step that leads from " + from + " to " + to);
        }
        double scale = Math.pow(10, decimals);
        if (!whole(step * scale) || !whole(from * scale)) {
            section.wrong("decimals", "enough decimals to print from and step", Integer.toString(decimals));
        }
        section.end();
        return new Sampler.Number(from, to, step, decimals);
    }

    private static boolean whole(double value) {
        return Math.abs(value - Math.rint(value)) <= TOLERANCE;
    }

    private static Sampler day(Section section) {
        Optional<LocalDate> from = date(section, "from");
        Optional<LocalDate> to = date(section, "to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            section.wrong("to", "a day not before from, " + from.get());
        }
        section.end();
        return new Sampler.Day(section.text("from"), section.text("to"));
    }

    private static Optional<LocalDate> date(Section section, String key) {
        if (!section.has(key)) {
            section.text(key);
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(section.text(key)));
        } catch (DateTimeParseException e) {
            section.wrong(key, "a day such as 2027-03-31");
            return Optional.empty();
        }
    }
}
