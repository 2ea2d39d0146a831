package dev.clamor.load.plan;

import dev.clamor.document.Section;
import dev.clamor.engine.target.Ceilings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads whom a plan sends to, and what all of them together may be charged with. */
final class AgentsReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final double MOST_WEIGHT = 1e6;
    private static final int MOST_CONTACTS = 1_000_000;
    private static final double LEAST_RATE = 0.01;
    private static final double MOST_RATE = 100_000;

    private AgentsReader() {}

    /** The agents in the order of the file; empty when the plan names none. */
    static List<PlannedAgent> agents(Section top) {
        List<PlannedAgent> agents = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Section> sections = top.sections("agents");
        for (Section section : sections) {
            PlannedAgent agent = agent(section);
            if (!names.add(agent.name())) {
                section.wrong("name", "a name of its own for each agent");
            }
            agents.add(agent);
        }
        if (!sections.isEmpty() && agents.stream().noneMatch(agent -> agent.weight() > 0)) {
            top.wrong("agents", "at least one weight above 0", "none");
        }
        if (top.has("agents") && sections.size() < 2) {
            top.wrong("agents", "two agents or more; a single one is named with --agent", sections.size() + "");
        }
        return List.copyOf(agents);
    }

    private static PlannedAgent agent(Section section) {
        String name = section.text("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            section.wrong("name", "up to 40 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        PlannedAgent agent = new PlannedAgent(
                name,
                section.number("weight", 0, MOST_WEIGHT, 1),
                section.text("agent"),
                section.text("behaviour", ""));
        if (!agent.behaviour().isEmpty() && !agent.isReference()) {
            section.wrong("behaviour", "a behaviour for " + PlannedAgent.REFERENCE + " only");
        }
        section.end();
        return agent;
    }

    /** Ceilings of the run, whatever the agent. */
    static Ceilings ceilings(Section top) {
        Section section = top.sectionOrEmpty("ceilings");
        double rate = section.number("requests_per_second", LEAST_RATE, MOST_RATE, Double.POSITIVE_INFINITY);
        if (rate > 1 && rate < MOST_RATE && rate != Math.rint(rate)) {
            section.wrong("requests_per_second", "a whole number above 1, or less than 1");
        }
        Ceilings ceilings = new Ceilings(
                section.integer("concurrent_contacts", 1, MOST_CONTACTS, Integer.MAX_VALUE),
                rate,
                Double.POSITIVE_INFINITY,
                0);
        section.end();
        return ceilings;
    }
}
