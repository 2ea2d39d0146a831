package dev.clamor.cli.size;

import dev.clamor.cli.agent.Behaviours;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.Nearest;
import dev.clamor.document.Problems;
import dev.clamor.results.slo.Slo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How good the agent is assumed to be: {@code --quality}.
 *
 * @param clean as good as the reference agent without flaws
 * @param all the share of good events assumed for all objectives, NaN if none is
 * @param each the share assumed for single ones, by id
 */
record Quality(boolean clean, double all, Map<String, Double> each) {
    private static final String OPTION = "--quality";
    private static final Pattern SHARE = Pattern.compile("(0?\\.[0-9]{1,9}|0|1(\\.0{1,9})?)");
    private static final String EXPECTED =
            "clean, a share above 0 and up to 1 such as 0.97, or OBJECTIVE=SHARE such as no-breaches=0.995";

    /** Reads the values of the option; problems are recorded. */
    static Quality read(List<String> values, List<Slo> slos, Problems problems) {
        boolean clean = false;
        double all = Double.NaN;
        Map<String, Double> each = new HashMap<>();
        List<String> known = new ArrayList<>(slos.stream().map(Slo::id).toList());
        for (String value : values) {
            int at = value.indexOf('=');
            OptionalDouble share = share(value.substring(at + 1));
            if (value.equals(Behaviours.CLEAN)) {
                clean = true;
            } else if (share.isEmpty()) {
                problems.add(OPTION, 0, "", EXPECTED, "\"" + Printable.of(value) + "\"");
            } else if (at < 0) {
                all = share.getAsDouble();
            } else if (known.contains(value.substring(0, at))) {
                each.put(value.substring(0, at), share.getAsDouble());
            } else {
                String id = Printable.of(value.substring(0, at));
                problems.add(OPTION, 0, "", "the id of a gating objective", "\"" + id + "\"" + Nearest.hint(id, known));
            }
        }
        if (clean && !Double.isNaN(all)) {
            problems.add(OPTION, 0, "", "either clean or one share for all objectives", "both");
        }
        return new Quality(clean, all, Collections.unmodifiableMap(each));
    }

    private static OptionalDouble share(String text) {
        double share = SHARE.matcher(text).matches() ? Double.parseDouble(text) : 0;
        return share > 0 ? OptionalDouble.of(share) : OptionalDouble.empty();
    }
}
