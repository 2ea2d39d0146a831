package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.BudgetingReader;
import dev.clamor.results.slo.Decimals;
import dev.clamor.results.slo.Indicators;
import dev.clamor.results.slo.openslo.SloDocument.Annotations;
import dev.clamor.results.slo.openslo.SloDocument.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what an entry of {@code objectives} measures and how it counts. */
final class ObjectiveReader {
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,3}");
    private static final Pattern SHORTHAND = Pattern.compile("[0-9]{1,3}[mh]");
    private static final Pattern VALUE = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,6})?");
    private static final int SECONDS_PER_MINUTE = 60;

    private final Indicator indicator;
    private final Method method;
    private final Annotations annotations;
    private final Notes notes;

    ObjectiveReader(Indicator indicator, Method method, Annotations annotations, Notes notes) {
        this.indicator = indicator;
        this.method = method;
        this.annotations = annotations;
        this.notes = notes;
    }

    /** The indicator's id, see {@code dev.clamor.metrics.Sli}. */
    String sli(Section objective) {
        if (indicator instanceof Indicator.Timed timed) {
            operator(objective);
            return Indicators.id(timed.name(), millis(objective, timed));
        }
        for (String key : List.of("op", "value")) {
            notes.unused(objective, key, "it belongs to a thresholdMetric");
        }
        return indicator instanceof Indicator.Counted counted ? counted.sli() : "";
    }

    private void operator(Section objective) {
        String operator = objective.text("op");
        if (operator.equals("lt")) {
            notes.add(objective, "op", "lt is judged as lte; times are measured to the microsecond");
        } else if (objective.has("op") && !operator.equals("lte")) {
            objective.wrong("op", "lte or lt, for a reply is good when it is fast");
        }
    }

    private static long millis(Section objective, Indicator.Timed timed) {
        String text = objective.text("value");
        OptionalLong millis = OptionalLong.empty();
        if (VALUE.matcher(text).matches()) {
            BigDecimal exact = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(timed.millisPerUnit()))
                    .stripTrailingZeros();
            millis = Indicators.millis(exact.toPlainString() + "ms");
        }
        if (millis.isEmpty() && objective.has("value")) {
            objective.wrong("value", "a time from 1 ms to 600 s in whole milliseconds, in the unit of the indicator");
        }
        return millis.orElse(1);
    }

    Budgeting budgeting(Section objective) {
        if (method == Method.OCCURRENCES) {
            for (String key : List.of("timeSliceTarget", "timeSliceWindow")) {
                notes.unused(objective, key, "it belongs to the budgeting method Timeslices");
            }
            return Budgeting.OCCURRENCES;
        }
        BigDecimal target = Decimals.sliceTarget(objective, "timeSliceTarget");
        int seconds = window(objective);
        OptionalInt finer = annotations.sliceSeconds();
        if (finer.isPresent() && seconds > 0 && seconds != wholeMinutes(finer.getAsInt())) {
            objective.wrong(
                    "timeSliceWindow",
                    "the annotation " + Metadata.PREFIX + "slice, " + finer.getAsInt()
                            + "s, rounded up to whole minutes");
        }
        return new Budgeting.Timeslices(finer.orElse(Math.max(seconds, SECONDS_PER_MINUTE)), target);
    }

    /** Seconds; 0 when wrong, which is recorded. */
    private static int window(Section objective) {
        String text = objective.text("timeSliceWindow");
        String shorthand = MINUTES.matcher(text).matches() ? text + "m" : text;
        OptionalInt seconds =
                SHORTHAND.matcher(shorthand).matches() ? BudgetingReader.seconds(shorthand) : OptionalInt.empty();
        if (seconds.isEmpty() && objective.has("timeSliceWindow")) {
            objective.wrong(
                    "timeSliceWindow",
                    "whole minutes up to 1h, such as 1m (a finer slice in the annotation " + Metadata.PREFIX
                            + "slice)");
        }
        return seconds.orElse(0);
    }

    private static int wholeMinutes(int seconds) {
        return (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE * SECONDS_PER_MINUTE;
    }
}
