package dev.clamor.scenario.truth;

import dev.clamor.scenario.Fact;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Sampler;
import dev.clamor.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the values in a claim against those that the goal's actions need. A value is contradicted where the reply has
 * values of the same kind, none of which is the right one: amounts of money, numbers of the same unit, dates, texts of the
 * same pattern. Values of the customer's other facts do not count.
 */
final class ValueCheck {
    /** Words after an amount without a currency that count nothing. */
    private static final Set<String> LOOSE = Set.of(
            "as",
            "on",
            "for",
            "to",
            "from",
            "per",
            "and",
            "with",
            "at",
            "in",
            "by",
            "of",
            "now",
            "is",
            "it",
            "your",
            "a",
            "instead",
            "today",
            "already",
            "back",
            "has",
            "was",
            "will",
            "effective",
            "which",
            "that",
            "daily");

    private final Scenario scenario;
    private final Cues cues;
    private final FactLedger facts;

    ValueCheck(Scenario scenario, Cues cues, FactLedger facts) {
        this.scenario = scenario;
        this.cues = cues;
        this.facts = facts;
    }

    /** The fact and the value in the reply that contradicts it, for people; empty if nothing does. */
    String contradiction(Goal goal, String raw, List<Quantity> asserted) {
        for (GoldAction action : goal.gold()) {
            for (Map.Entry<String, String> argument : action.arguments().entrySet()) {
                String template = argument.getValue();
                if (template.startsWith("{") && template.endsWith("}")) {
                    String name = template.substring(1, template.length() - 1);
                    String found = scenario.fact(name)
                            .map(fact -> wrongValue(fact, raw, asserted))
                            .orElse("");
                    if (!found.isEmpty()) {
                        return name + " " + found;
                    }
                }
            }
        }
        return "";
    }

    private String wrongValue(Fact fact, String raw, List<Quantity> asserted) {
        String truth = facts.values().get(fact.name());
        if (fact.sampler() instanceof Sampler.Pattern pattern && !digitsOnly(pattern.pattern())) {
            return otherText(pattern.pattern(), truth, raw);
        }
        if (truth.indexOf('@') > 0) {
            return otherAddress(truth, raw);
        }
        String wrong = "";
        for (Quantity quantity : asserted) {
            if (alike(fact, quantity)) {
                if (quantity.is(truth)) {
                    return "";
                }
                wrong = ofAnotherFact(fact, quantity) ? wrong : quantity.value();
            }
        }
        return wrong;
    }

    private static String otherAddress(String truth, String raw) {
        String wrong = "";
        for (int at = raw.indexOf('@'); at > 0; at = raw.indexOf('@', at + 1)) {
            int from = at;
            while (from > 0 && address(raw.charAt(from - 1))) {
                from--;
            }
            int to = at;
            while (to + 1 < raw.length() && address(raw.charAt(to + 1))) {
                to++;
            }
            String found = raw.substring(from, to + 1);
            found = found.endsWith(".") ? found.substring(0, found.length() - 1) : found;
            if (found.equalsIgnoreCase(truth)) {
                return "";
            }
            wrong = found;
        }
        return wrong;
    }

    private static boolean address(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '+';
    }

    private static String otherText(String pattern, String truth, String raw) {
        String wrong = "";
        for (int at = 0; at + pattern.length() <= raw.length(); at++) {
            if (ForeignValues.resembles(pattern, raw, at)) {
                String found = raw.substring(at, at + pattern.length());
                if (Values.same(found, truth)) {
                    return "";
                }
                wrong = found;
            }
        }
        return wrong;
    }

    private boolean alike(Fact fact, Quantity quantity) {
        if (fact.sampler() instanceof Sampler.Day) {
            return quantity.kind() == Quantity.Kind.DATE;
        }
        if (fact.sampler() instanceof Sampler.Pattern pattern) {
            return quantity.kind() == Quantity.Kind.NUMBER
                    && quantity.value().length() == pattern.pattern().length();
        }
        return fact.sampler() instanceof Sampler.Number number && counts(fact, number, quantity);
    }

    private boolean counts(Fact fact, Sampler.Number sampler, Quantity quantity) {
        for (FactCues known : cues.facts()) {
            if (known.fact().equals(fact.name())) {
                boolean money = known.units().contains(FactCues.CURRENCY);
                return quantity.kind() == Quantity.Kind.MONEY
                        ? money
                        : quantity.kind() == Quantity.Kind.NUMBER
                                && (known.units().contains(quantity.unit()) || money && plain(sampler, quantity));
            }
        }
        return false;
    }

    /** Whether a number without a unit can be an amount. */
    private static boolean plain(Sampler.Number sampler, Quantity quantity) {
        double value = Double.parseDouble(quantity.value());
        boolean decimals = quantity.value().indexOf('.') >= 0;
        return decimals
                || (quantity.unit().isEmpty() || LOOSE.contains(quantity.unit()))
                        && (sampler.decimals() == 0 && value >= sampler.least() / 2 && value <= sampler.most() * 2);
    }

    private boolean ofAnotherFact(Fact fact, Quantity quantity) {
        FactValues values = facts.values();
        for (Map.Entry<String, String> entry : values.values().entrySet()) {
            if (!entry.getKey().equals(fact.name()) && quantity.is(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean digitsOnly(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '#') {
                return false;
            }
        }
        return true;
    }
}
