package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Flaw;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the agent may be told while it serves; see {@link ReferenceAgentServer#obey}. */
final class Orders {
    private static final double MICROS_PER_MILLI = 1000;
    private static final double LONGEST_MILLIS = 3_600_000;

    private Orders() {}

    /**
     * How the agent is after an order.
     *
     * @throws InvalidBehaviourException if the order makes no sense; nothing has changed then
     */
    static Conduct follow(String order, Conduct now, DeclaredBehaviour started) {
        int space = order.indexOf(' ');
        String word = space < 0 ? order.strip() : order.substring(0, space);
        String rest = space < 0 ? "" : order.substring(space + 1).strip();
        return switch (word) {
            case "behave" -> new Conduct(DeclaredBehaviour.parse("behave", rest), now.backendMicros());
            case "rates" -> new Conduct(rates(now.behaviour(), rest), now.backendMicros());
            case "backend" -> backend(now.behaviour(), rest);
            case "as-started" -> new Conduct(started, 0);
            default -> throw wrong("order", "behave, rates, backend or as-started", order);
        };
    }

    private static DeclaredBehaviour rates(DeclaredBehaviour now, String text) {
        DeclaredBehaviour changed = now;
        for (Map.Entry<String, Double> rate : numbers("rates", text).entrySet()) {
            changed = changed.with(flaw(rate.getKey()), rate.getValue());
        }
        return changed;
    }

    private static Flaw flaw(String key) {
        for (Flaw flaw : Flaw.values()) {
            if (BehaviourReader.key(flaw).equals(key)) {
                return flaw;
            }
        }
        throw wrong("rates", "the name of a flaw", key);
    }

    private static Conduct backend(DeclaredBehaviour now, String text) {
        Map<String, Double> numbers = numbers("backend", text);
        double fails = numbers.getOrDefault("fails", 0.0);
        double slow = numbers.getOrDefault("slow", 0.0);
        numbers.keySet().removeAll(List.of("fails", "slow"));
        if (!numbers.isEmpty() || !(slow >= 0 && slow <= LONGEST_MILLIS)) {
            throw wrong("backend", "fails=SHARE slow=MILLIS, at most " + (long) LONGEST_MILLIS + " ms", text);
        }
        DeclaredBehaviour failing =
                fails == 0 ? now : now.with(Flaw.TOOL_FAILURE, fails).with(Flaw.LOOKUP_FAILURE, fails);
        return new Conduct(failing, Math.round(slow * MICROS_PER_MILLI));
    }

    private static Map<String, Double> numbers(String where, String text) {
        Map<String, Double> numbers = new TreeMap<>();
        for (String pair : text.split("\\s+")) {
            int equals = pair.indexOf('=');
            try {
                numbers.put(pair.substring(0, Math.max(0, equals)), Double.valueOf(pair.substring(equals + 1)));
            } catch (NumberFormatException e) {
                throw wrong(where, "NAME=NUMBER", pair);
            }
        }
        return numbers;
    }

    private static InvalidBehaviourException wrong(String where, String expected, String found) {
        return new InvalidBehaviourException(
                "", List.of(new InvalidBehaviourException.Complaint(where, expected, found)));
    }
}
