package dev.clamor.cli;

import dev.clamor.persona.catalog.PersonaCatalog;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.util.Iterator;

/** What a shell offers for values that are names of something packaged; looked up when it is asked for only. */
final class Candidates {
    private Candidates() {}

    /** Codes that {@code clamor explain} knows. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Explanation.all().stream().map(Explanation::code).distinct().iterator();
        }
    }

    /** Ids of the packaged personas. */
    static final class Personas implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PersonaCatalog.packaged().stream().map(p -> p.id().value()).iterator();
        }
    }

    /** Ids of the packaged scenarios. */
    static final class Scenarios implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ScenarioCatalog.packaged().stream().map(s -> s.id().value()).iterator();
        }
    }

    /** Names of the schemas. */
    static final class Schemas implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SchemaCommand.all().stream().map(SchemaCommand.Shipped::id).iterator();
        }
    }
}
