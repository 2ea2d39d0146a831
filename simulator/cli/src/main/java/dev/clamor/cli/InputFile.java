package dev.clamor.cli;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.agent.Behaviours;
import dev.clamor.cli.input.Inputs;
import dev.clamor.cli.label.ModelSettings;
import dev.clamor.cli.run.PlannedFaults;
import dev.clamor.document.Document;
import dev.clamor.document.Nearest;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.load.plan.PlanCatalog;
import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.results.schema.SchemaText;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import dev.clamor.scenario.truth.Lexicon;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of YAML files that people write for Clamor: each has a reader and a JSON Schema (draft 2020-12). */
enum InputFile {
    PLAN(
            "a plan: how many customers come, and when",
            (file, text, problems) -> PlanCatalog.readWhole(
                    file, text, (name, any) -> Inputs.text(Path.of(file).resolveSibling(name), any), problems)),
    PERSONA("a persona: who calls", PersonaCatalog::read),
    SCENARIO("a scenario: why they call, and what should happen", ScenarioCatalog::read),
    OBJECTIVES("objectives: what must hold", ObjectivesCatalog::read),
    AGENT(
            "a target file: how to reach an agent",
            (file, text, problems) -> AgentTarget.read(file, Optional.of(text), problems)),
    FAULTS("faults: what goes wrong on purpose", PlannedFaults::check),
    BEHAVIOUR("a behaviour: the flaws of the reference agent", Behaviours::check),
    LEXICON("a lexicon: the words of an agent", Lexicon::extended),
    PHRASES("phrases: what customers say whatever their matter is", PhraseBank::read),
    MODEL(
            "where a language model is asked: clamor label --reader",
            (file, text, problems) -> ModelSettings.read(file, text, System::getenv, problems));

    private final String title;
    private final Reader reader;

    InputFile(String title, Reader reader) {
        this.title = title;
        this.reader = reader;
    }

    @FunctionalInterface
    private interface Reader {
        void read(String file, String text, Problems problems);
    }

    /**
     * What kind of file this is: the one that knows most of its keys, a mistyped one counting half; among equals the one of
     * whose required keys most are there, then the one with fewest keys. A file with no key that any of them knows is told by
     * its name, such as {@code faults.yaml}.
     */
    static Optional<InputFile> of(String file, Section top) {
        Collection<String> given = top.keys();
        Optional<Likeness> best = Top.ALL.stream()
                .map(kind -> Likeness.of(kind, given))
                .filter(likeness -> likeness.known() > 0)
                .max(Likeness.ORDER);
        return best.map(Likeness::kind)
                .or(() -> named(Path.of(file).getFileName().toString()));
    }

    private static Optional<InputFile> named(String file) {
        return Stream.of(values())
                .filter(kind -> file.equals(kind.id() + ".yaml") || file.equals(kind.id() + ".yml"))
                .findFirst();
    }

    /** How much a file is like those of a kind. */
    private record Likeness(InputFile kind, int known, double required, int keys) {
        private static final Comparator<Likeness> ORDER = Comparator.comparingInt(Likeness::known)
                .thenComparingDouble(Likeness::required)
                .thenComparing(Comparator.comparingInt(Likeness::keys).reversed());

        private static int likeness(String key, Collection<String> keys) {
            return keys.contains(key) ? 2 : Nearest.to(key, keys).isPresent() ? 1 : 0;
        }

        static Likeness of(Top top, Collection<String> given) {
            long there = top.required().stream().filter(given::contains).count();
            return new Likeness(
                    top.kind(),
                    given.stream().mapToInt(key -> likeness(key, top.keys())).sum(),
                    top.required().isEmpty()
                            ? 0
                            : (double) there / top.required().size(),
                    top.keys().size());
        }
    }

    /** The name under which its schema is asked for. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    String title() {
        return title;
    }

    /** The text of its schema. */
    String schema() {
        return SchemaText.of(id());
    }

    /** Reads a file of this kind; the problems are recorded. */
    void check(String file, String text, Problems problems) {
        reader.read(file, text, problems);
    }

    /** The keys at the top of files of a kind, as its schema has them; {@code required} must be there. */
    private record Top(InputFile kind, Collection<String> keys, List<String> required) {
        private static final List<Top> ALL = Stream.of(values()).map(Top::of).toList();

        /** JSON is YAML. */
        private static Top of(InputFile kind) {
            Section schema = Document.parse(kind.id() + ".schema.json", kind.schema(), new Problems())
                    .orElseThrow();
            return new Top(kind, schema.section("properties").orElseThrow().keys(), schema.texts("required"));
        }
    }
}
