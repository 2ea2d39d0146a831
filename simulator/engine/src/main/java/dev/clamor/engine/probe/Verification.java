package dev.clamor.engine.probe;

import dev.clamor.document.Section;
import dev.clamor.engine.wire.JsonSelector;
import dev.clamor.engine.wire.Signals.ActionsAt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How it is found out what was really done: systems of record asked after a contact, or after each turn, and calls that
 * keep them clean, made before and after each contact.
 */
public final class Verification {
    /** Nothing is asked and nothing cleaned. */
    public static final Verification NONE = new Verification(List.of(), Optional.empty(), Optional.empty());

    private final List<Probe> probes;
    private final boolean eachTurn;
    private final Optional<Call> before;
    private final Optional<Call> after;

    private Verification(List<Probe> probes, Optional<Call> before, Optional<Call> after) {
        this.probes = probes;
        this.eachTurn = probes.stream().anyMatch(Probe::eachTurn);
        this.before = before;
        this.after = after;
    }

    /** Reads {@code probes} and {@code hooks} of a target file. */
    public static Verification read(Section target) {
        List<Probe> probes = new ArrayList<>();
        target.optionalSection("probes").ifPresent(section -> {
            Set<String> names = new HashSet<>(section.keys());
            for (String name : names.stream().sorted().toList()) {
                section.section(name).ifPresent(one -> probes.add(probe(name, one)));
            }
            section.end();
        });
        Optional<Section> hooks = target.optionalSection("hooks");
        Optional<Call> before = hooks.flatMap(h -> hook(h, "before"));
        Optional<Call> after = hooks.flatMap(h -> hook(h, "after"));
        hooks.ifPresent(Section::end);
        return new Verification(List.copyOf(probes), before, after);
    }

    private static Probe probe(String name, Section section) {
        Probe probe = new Probe(
                name,
                Call.read(section),
                section.choice("when", When.class, When.END) == When.EACH_TURN,
                section.optionalSection("actions").map(ActionsAt::read));
        section.end();
        return probe;
    }

    private static Optional<Call> hook(Section hooks, String key) {
        return hooks.optionalSection(key).map(section -> {
            Call call = Call.read(section);
            section.end();
            return call;
        });
    }

    private enum When {
        END,
        EACH_TURN
    }

    /** Whether a system of record is asked before a contact closes. */
    public boolean asks() {
        return !probes.isEmpty();
    }

    /** Whether one is asked after every turn. */
    public boolean asksEachTurn() {
        return eachTurn;
    }

    /** Whether something is cleaned up before a contact. */
    public boolean prepares() {
        return before.isPresent();
    }

    /** Whether one lists what was done, so that the agent's word is not needed for it. */
    public boolean listsActions() {
        return probes.stream().anyMatch(p -> p.actions().isPresent());
    }

    List<Probe> probes() {
        return probes;
    }

    Optional<Call> before() {
        return before;
    }

    Optional<Call> after() {
        return after;
    }

    static JsonSelector selector(String at) {
        return JsonSelector.of(at)
                .orElseThrow(() -> new IllegalArgumentException(
                        "check: expected a JSON Pointer, which the scenario's reader sees to. Found: " + at));
    }
}
