package dev.clamor.cli.agent;

import dev.clamor.cli.input.Environment;
import dev.clamor.cli.input.Inputs;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.target.Target;
import dev.clamor.engine.target.TargetCatalog;
import dev.clamor.load.plan.PlannedAgent;
import dev.clamor.results.archive.Manifest;
import dev.clamor.scenario.truth.Lexicon;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the agent under test. */
public final class AgentTarget {
    private static final String REFERENCE = "reference-agent";

    @Option(
            names = "--agent",
            paramLabel = "URL|FILE",
            description = "a target file, or the address of an agent that speaks the native turn API (default: the"
                    + " reference agent)")
    private @Nullable String agent;

    @Option(
            names = "--behaviour",
            paramLabel = "FILE",
            description = "declared flaws of the reference agent: packaged, clean, or a file (default: "
                    + Behaviours.PACKAGED + ")")
    private @Nullable String behaviour;

    /** Those of a plan. */
    static AgentTarget of(PlannedAgent planned) {
        AgentTarget target = new AgentTarget();
        target.agent = planned.isReference() ? null : planned.agent();
        target.behaviour = planned.behaviour().isEmpty() ? null : planned.behaviour();
        return target;
    }

    /** Whether any of these options is given. */
    public boolean given() {
        return agent != null || behaviour != null;
    }

    private String behaviour() {
        return behaviour == null ? Behaviours.PACKAGED : behaviour;
    }

    /** Checks the options before anything is started. */
    public void check() {
        if (agent != null) {
            if (isFile(agent)) {
                read(agent);
            } else {
                address(agent);
            }
        }
        Behaviours.read(behaviour());
    }

    /** These options again, without secrets; empty where they are as by default. */
    String commandLine() {
        if (agent != null) {
            return " --agent " + (isFile(agent) ? agent : Address.withoutSecrets(URI.create(agent)));
        }
        return behaviour().equals(Behaviours.PACKAGED) ? "" : " --behaviour " + behaviour();
    }

    /** The agent, started if it is the reference agent. */
    public AgentUnderTest open(long seed) throws IOException {
        if (agent == null) {
            return reference(seed, behaviour(), Behaviours.text(behaviour()));
        }
        if (isFile(agent)) {
            Target target = read(agent);
            return AgentUnderTest.of(target, lexicon(target));
        }
        return AgentUnderTest.spokenToNatively("agent", address(agent));
    }

    /** The agent that these options name for a contact of a run; without any, the reference agent as it was then. */
    public AgentUnderTest openFor(Manifest run) throws IOException {
        return given() ? open(run.seed()) : openAsIn(run);
    }

    /** Whether these options name the reference agent. */
    public boolean isReference() {
        return agent == null;
    }

    /**
     * The reference agent with the flaws that it declared in a run.
     *
     * @throws InvalidDocumentException if the run was not on the reference agent
     */
    private AgentUnderTest openAsIn(Manifest run) throws IOException {
        if (!run.agent().name().equals(REFERENCE)) {
            throw new InvalidDocumentException(List.of(new Problem(
                    "--agent",
                    0,
                    "",
                    "the agent of the run, " + Printable.of(run.agent().name()) + " at "
                            + Printable.of(run.agent().url()),
                    "none")));
        }
        String declared = run.agent().declared();
        if (declared.isEmpty()) {
            return reference(run.seed(), Behaviours.CLEAN, declared);
        }
        Path file = Files.createTempFile("clamor-behaviour", ".yaml");
        try {
            Files.writeString(file, declared);
            return reference(run.seed(), file.toString(), declared);
        } finally {
            Files.delete(file);
        }
    }

    private static AgentUnderTest reference(long seed, String behaviour, String declared) throws IOException {
        AgentProcess process = AgentProcess.start(seed, behaviour);
        return AgentUnderTest.ours(REFERENCE, process, declared);
    }

    static boolean isFile(String agent) {
        try {
            return agent.endsWith(".yaml") || agent.endsWith(".yml") || Files.isRegularFile(Path.of(agent));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Lexicon lexicon(Target target) {
        Problems problems = new Problems();
        Lexicon lexicon = lexicon(target, problems);
        problems.throwIfAny();
        return lexicon;
    }

    private static Lexicon lexicon(Target target, Problems problems) {
        return target.lexicon()
                .flatMap(path ->
                        Inputs.text(path, problems).map(text -> Lexicon.extended(path.toString(), text, problems)))
                .orElseGet(Lexicon::packaged);
    }

    private static Target read(String file) {
        Problems problems = new Problems();
        Optional<Target> target = read(file, Inputs.text(Path.of(file), problems), problems);
        problems.throwIfAny();
        return target.orElseThrow();
    }

    /** Reads a target file and looks whether what it names is there. */
    public static Optional<Target> read(String file, Optional<String> text, Problems problems) {
        Optional<Target> target = text.flatMap(t -> TargetCatalog.read(file, t, Environment::value, problems));
        target.ifPresent(read -> lexicon(read, problems));
        return target;
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // reported below, like an address of another kind
        }
        throw new InvalidDocumentException(List.of(
                new Problem("--agent", 0, "", "an http or https address, or a target file", "\"" + text + "\"")));
    }
}
