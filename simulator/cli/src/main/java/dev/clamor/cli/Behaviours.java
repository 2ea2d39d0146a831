package dev.clamor.cli;

import dev.clamor.document.Problems;
import dev.clamor.referenceagent.DeclaredBehaviour;
import java.nio.file.Path;

/** The reference agent's declared flaws: {@value #PACKAGED}, {@value #CLEAN}, or a file. */
final class Behaviours {
    /** As it comes with Clamor. */
    static final String PACKAGED = "packaged";

    /** No flaws, no service time. */
    static final String CLEAN = "clean";

    private Behaviours() {}

    /**
     * Reads a behaviour.
     *
     * @throws dev.clamor.document.InvalidDocumentException if there is no such file
     * @throws dev.clamor.referenceagent.InvalidBehaviourException with every problem in it
     */
    static DeclaredBehaviour read(String name) {
        return name.equals(CLEAN) ? DeclaredBehaviour.clean() : DeclaredBehaviour.parse(name, text(name));
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
