package dev.clamor.scenario.truth;

import dev.clamor.scenario.Answer;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figure that a required answer consists of, so that it is known in any notation, and another one in its place too:
 * {@code 29.90}, {@code 24 months}, {@code 2 working days}.
 *
 * @param figures the figure in the units that the right wordings have
 * @param onlyAnswers whether its goal is settled by answers alone, so that any other figure of the unit stands for it
 */
record AnswerFigure(List<Quantity> figures, boolean onlyAnswers) {
    private static final String WORKING = "working";
    private static final String BUSINESS = "business";

    /** The figure of an answer, if its first wording is one and has no other. */
    static @Nullable AnswerFigure of(Goal goal, Answer answer) {
        List<Quantity> figures = new ArrayList<>();
        for (String wording : answer.anyOf()) {
            List<Quantity> found = wording.contains("&&") ? List.of() : QuantityReader.read(wording);
            if (found.size() == 1) {
                figures.add(found.get(0));
            } else if (figures.isEmpty()) {
                return null;
            }
        }
        return figures.isEmpty()
                ? null
                : new AnswerFigure(List.copyOf(figures), goal.gold().isEmpty());
    }

    /** Whether one of the quantities is the figure. */
    boolean said(List<Quantity> asserted) {
        for (Quantity quantity : asserted) {
            for (Quantity figure : figures) {
                boolean unit = sameUnit(figure, quantity) || onlyAnswers && asserted.size() == 1;
                if (unit && counts(quantity) && quantity.is(figure.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The quantity that stands in the place of the figure; empty if none does. */
    String contradiction(List<Quantity> asserted, FactValues values) {
        for (Quantity quantity : asserted) {
            for (Quantity figure : figures) {
                boolean place = onlyAnswers
                        ? sameUnit(figure, quantity) && precise(figure, quantity)
                        : working(figure) && working(quantity);
                if (place && counts(quantity) && !own(quantity, values)) {
                    return quantity.value();
                }
            }
        }
        return "";
    }

    private static boolean counts(Quantity quantity) {
        return quantity.kind() == Quantity.Kind.NUMBER || quantity.kind() == Quantity.Kind.MONEY;
    }

    /** An amount is one by its currency or its decimals. */
    private static boolean precise(Quantity figure, Quantity quantity) {
        return !stem(figure).isEmpty()
                || quantity.kind() == Quantity.Kind.MONEY && figure.kind() == Quantity.Kind.NUMBER
                || quantity.value().indexOf('.') >= 0;
    }

    private static boolean sameUnit(Quantity figure, Quantity quantity) {
        String unit = stem(figure);
        return unit.isEmpty()
                ? quantity.kind() == Quantity.Kind.MONEY
                        || quantity.unit().isEmpty()
                        || quantity.value().indexOf('.') >= 0
                : unit.equals(stem(quantity));
    }

    private static String stem(Quantity quantity) {
        String unit = quantity.unit();
        if (unit.equals(FactCues.CURRENCY)) {
            return "";
        }
        if (unit.equals(BUSINESS)) {
            return WORKING;
        }
        return unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }

    private static boolean working(Quantity quantity) {
        return stem(quantity).equals(WORKING);
    }

    private static boolean own(Quantity quantity, FactValues values) {
        for (String value : values.values().values()) {
            if (quantity.is(value)) {
                return true;
            }
        }
        return false;
    }
}
