package dev.clamor.cli.agent;

import dev.clamor.cli.input.Inputs;
import dev.clamor.document.Document;
import dev.clamor.document.Nearest;
import dev.clamor.document.Position;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.InvalidBehaviourException;
import java.nio.file.Path;
import java.util.function.Function;

/** The reference agent's declared flaws: {@value #PACKAGED}, {@value #CLEAN}, or a file. */
public final class Behaviours {
    /** As it comes with Clamor. */
    public static final String PACKAGED = "packaged";

    /** No flaws, no service time. */
    public static final String CLEAN = "clean";

    private Behaviours() {}

    /**
     * Reads a behaviour.
     *
     * @throws dev.clamor.document.InvalidDocumentException if there is no such file, or with every problem in it
     */
    public static DeclaredBehaviour read(String name) {
        if (name.equals(CLEAN)) {
            return DeclaredBehaviour.clean();
        }
        String text = text(name);
        Problems problems = new Problems();
        check(name, text, problems);
        problems.throwIfAny();
        return DeclaredBehaviour.parse(name, text);
    }

    /** Whether it is the name of a file. */
    public static boolean isFile(String name) {
        return !name.isEmpty() && !name.equals(PACKAGED) && !name.equals(CLEAN);
    }

    /** Looks at the text of a behaviour file, which may be empty; the problems are recorded. */
    public static void check(String file, String text, Problems problems) {
        Problems own = new Problems();
        if (!text.isBlank()) {
            Document.parse(file, text, own).ifPresent(top -> check(file, text, top, own));
        }
        own.all().forEach(problems::add);
    }

    private static void check(String file, String text, Section top, Problems problems) {
        try {
            if (problems.none()) {
                DeclaredBehaviour.parse(file, text);
            }
        } catch (InvalidBehaviourException e) {
            add(e, file, "", top::locate, problems);
        }
    }

    /**
     * Records what is wrong with a behaviour, with the nearest known key where one is unknown.
     *
     * @param prefix where in the file the behaviour stands, with a dot at the end; empty for the whole file
     * @param at where a key of the behaviour stands
     */
    public static void add(
            InvalidBehaviourException wrong,
            String file,
            String prefix,
            Function<String, Position> at,
            Problems problems) {
        for (InvalidBehaviourException.Complaint one : wrong.complaints()) {
            String near = Nearest.hint(one.key().substring(one.key().lastIndexOf('.') + 1), one.known());
            problems.add(file, at.apply(one.key()), prefix + one.key(), one.expected(), one.found() + near);
        }
    }

    /** What the agent declares, as text; empty for a clean agent, which declares nothing. */
    static String text(String name) {
        if (name.equals(CLEAN)) {
            return "";
        }
        if (name.equals(PACKAGED)) {
            return DeclaredBehaviour.packagedText();
        }
        Problems problems = new Problems();
        String text = Inputs.text(Path.of(name), problems).orElse("");
        problems.throwIfAny();
        return text;
    }
}
