package dev.clamor.load.plan;

import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The curves that a plan names: in files beside it, or held by the plan itself under {@code files}. */
final class CurveFiles {
    private final Map<String, String> held;
    private final PlanFiles beside;
    private final Problems problems;
    private final Map<String, Used> used = new LinkedHashMap<>();

    CurveFiles(Section plan, PlanFiles beside, Problems problems) {
        this.held = plan.textMap("files");
        this.beside = beside;
        this.problems = problems;
    }

    /**
     * The curve that a stage names under {@code file}; empty when it has problems, which are recorded.
     *
     * @param curve with {@code file} and, if the file has a row for each arrival, {@code bucket}
     */
    Optional<Curve> curve(Section curve) {
        String name = curve.text("file");
        double bucket = Lengths.bucket(curve);
        Used before = used.get(name);
        if (before != null && before.bucket() != bucket) {
            curve.wrong("bucket", "the same as where " + name + " is named first");
        }
        if (before == null && !name.isEmpty()) {
            before = new Used(bucket, text(name).flatMap(text -> CurveReader.read(name, text, bucket, problems)));
            used.put(name, before);
        }
        return before == null ? Optional.empty() : before.curve();
    }

    private Optional<String> text(String name) {
        if (held.isEmpty()) {
            return beside.text(name, problems);
        }
        String text = held.get(name);
        if (text == null) {
            problems.add(name, 0, "", "a file that the plan holds under files, as it does others", "none of them");
        }
        return Optional.ofNullable(text);
    }

    /** Whether the plan needs no other file. */
    boolean complete() {
        return used.isEmpty() || !held.isEmpty();
    }

    /** The curves as the key {@code files} of a plan in block style. */
    String toYaml() {
        StringBuilder yaml = new StringBuilder("files:\n");
        used.forEach((name, one) -> one.curve().ifPresent(curve -> {
            yaml.append("  ").append(quoted(name)).append(": |\n");
            curve.toCsv()
                    .lines()
                    .forEach(line -> yaml.append("    ").append(line).append('\n'));
        }));
        return yaml.toString();
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : name.toCharArray()) {
            boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04X", (int) c));
        }
        return quoted.append('"').toString();
    }

    private record Used(double bucket, Optional<Curve> curve) {}
}
