package dev.clamor.history;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of JSON file with the types of what is read of it: never guessed, so that a view is the same for a small log and
 * a large one, and for logs of versions that have more keys or fewer.
 */
enum Source {
    /** Lines of event logs; {@code docs/event-log.md} says what each key means. */
    EVENTS("newline_delimited", """
            e VARCHAR
            t BIGINT
            c VARCHAR
            due BIGINT
            stage VARCHAR
            judged BOOLEAN
            live INTEGER
            p VARCHAR
            s VARCHAR
            trade VARCHAR
            i VARCHAR
            lvl INTEGER
            exp VARCHAR
            adv BOOLEAN
            prior INTEGER
            ch VARCHAR
            agent VARCHAR
            n INTEGER
            act VARCHAR
            g VARCHAR
            w INTEGER
            why VARCHAR
            x VARCHAR
            tone VARCHAR
            f DOUBLE
            facts VARCHAR[]
            int BOOLEAN
            fired STRUCT(tr VARCHAR, "by" INTEGER)[]
            grey VARCHAR[]
            lat BIGINT
            dlat BIGINT
            first BIGINT
            stall BIGINT
            cls VARCHAR
            step VARCHAR
            sf BOOLEAN
            ans VARCHAR
            asks VARCHAR[]
            again VARCHAR[]
            acts STRUCT(a VARCHAR, st VARCHAR, v VARCHAR, aud BOOLEAN)[]
            marks VARCHAR[]
            stale BOOLEAN
            cost DOUBLE
            q VARCHAR
            r VARCHAR
            right BOOLEAN
            given INTEGER
            fault VARCHAR
            d VARCHAR
            untrue VARCHAR[]
            checks STRUCT(k VARCHAR, v VARCHAR)[]
            out VARCHAR
            met BOOLEAN
            silent BOOLEAN
            goals STRUCT(g VARCHAR, i VARCHAR, met BOOLEAN, claimed BOOLEAN, "main" BOOLEAN)[]
            breached BOOLEAN
            returns BOOLEAN
            kind VARCHAR
            on BOOLEAN
            """),
    MANIFESTS("unstructured", """
            runId VARCHAR
            clamorVersion VARCHAR
            startedAt VARCHAR
            seed BIGINT
            plan STRUCT(name VARCHAR)
            objectives STRUCT(name VARCHAR)
            suiteHash VARCHAR
            agent STRUCT(name VARCHAR, url VARCHAR, protocol VARCHAR, declared VARCHAR)
            timeScale DOUBLE
            plannedContacts BIGINT
            sharding STRUCT(count INTEGER)
            conditions STRUCT(rules INTEGER, "load" VARCHAR)
            """),
    VERDICTS("unstructured", """
            judgedAt VARCHAR
            verdict VARCHAR
            reasons STRUCT(code VARCHAR, because VARCHAR)[]
            run STRUCT(id VARCHAR, achievedContacts BIGINT, "valid" BIGINT)
            objectives STRUCT(id VARCHAR, sli VARCHAR, kind VARCHAR, gating BOOLEAN, state VARCHAR, target DOUBLE, \
            margin DOUBLE, estimate DOUBLE, "lower" DOUBLE, "upper" DOUBLE, confidence DOUBLE, "method" VARCHAR, \
            good BIGINT, total BIGINT, candidate STRUCT(good BIGINT, total BIGINT), clusters BIGINT, \
            effectiveN DOUBLE, minimumEvents BIGINT, pBreach DOUBLE, \
            budget STRUCT(allowed BIGINT, spent BIGINT, burnRate DOUBLE), because VARCHAR)[]
            """);

    private final String format;
    private final List<Column> columns;

    Source(String format, String columns) {
        this.format = format;
        this.columns = columns.lines().map(Column::parse).toList();
    }

    /** How a query names it. */
    String placeholder() {
        return "{" + name().toLowerCase(java.util.Locale.ROOT) + "}";
    }

    /**
     * These files as a relation, with the column {@code filename}. What is no JSON is left out: the half line at the end of
     * a killed run.
     */
    String relation(List<Path> files) {
        if (files.isEmpty()) {
            return "(SELECT " + columns.stream().map(Column::none).collect(Collectors.joining(", "))
                    + ", NULL::VARCHAR AS filename WHERE false)";
        }
        return "read_json(" + Sql.list(files) + ", format = '" + format + "', filename = true, ignore_errors = "
                + (this == EVENTS) + ", columns = {"
                + columns.stream().map(Column::typed).collect(Collectors.joining(", ")) + "})";
    }

    private record Column(String name, String type) {
        static Column parse(String line) {
            int end = line.indexOf(' ');
            return new Column(line.substring(0, end), line.substring(end + 1));
        }

        String typed() {
            return Sql.text(name) + ": " + Sql.text(type);
        }

        String none() {
            return "NULL::" + type + " AS \"" + name + "\"";
        }
    }
}
