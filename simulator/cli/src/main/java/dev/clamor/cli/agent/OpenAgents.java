package dev.clamor.cli.agent;

import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.Endpoint;
import dev.clamor.load.plan.RunPlan;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The agents of a run, ready to be spoken to. */
public record OpenAgents(List<Open> agents) implements AutoCloseable {
    private static final double MICROS_PER_SECOND = 1e6;

    /** One of them; its name is empty when it is the only one. */
    public record Open(String name, double weight, AgentUnderTest agent) {}

    /** The only one. */
    public static OpenAgents of(AgentUnderTest agent) {
        return new OpenAgents(List.of(new Open("", 1, agent)));
    }

    public boolean several() {
        return agents.size() > 1;
    }

    /** Of several the first. */
    public AgentUnderTest only() {
        return agents.get(0).agent();
    }

    /** @param share what of an agent's ceilings is this process's */
    public List<Endpoint> endpoints(RunPlan plan, String runId, UnaryOperator<Ceilings> share) {
        return agents.stream().map(one -> endpoint(one, plan, runId, share)).toList();
    }

    private static Endpoint endpoint(Open open, RunPlan plan, String runId, UnaryOperator<Ceilings> share) {
        AgentUnderTest agent = open.agent();
        return new Endpoint(
                open.name(),
                open.weight(),
                agent.uri(),
                agent.codec().apply(runId),
                agent.settings(plan.timeScale(), plan.leaving()),
                agent.verification(),
                share.apply(agent.ceilings()),
                agent.replyMicros().map(micros -> micros / MICROS_PER_SECOND).orElse(plan.requestTimeoutSeconds()),
                agent.connectMicros()
                        .map(micros -> micros / MICROS_PER_SECOND)
                        .orElse(Endpoint.CONNECT_TIMEOUT_SECONDS));
    }

    @Override
    public void close() {
        agents.forEach(one -> one.agent().close());
    }

    @Override
    public String toString() {
        return agents.stream()
                .map(one -> (several() ? one.name() + ", weight " + one.weight() + ": " : "") + one.agent())
                .collect(Collectors.joining("; "));
    }
}
