package dev.clamor.history;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContactAssembler;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.results.archive.RunArchive;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What the judge says of every contact that closed, in the table {@code labels}: computed by the judge's own code from the
 * log, not a second time in SQL. That takes about as long as judging does, so it is made for queries that ask for it.
 */
final class Labels {
    private static final String NAME = "labels";
    private static final String CREATE = """
            CREATE TABLE labels (run VARCHAR, contact VARCHAR, "valid" BOOLEAN, containment VARCHAR, escalation VARCHAR,
              "trigger" VARCHAR, met BOOLEAN, hallucinated BOOLEAN, containable BOOLEAN, wrong_actions INTEGER,
              leaks INTEGER, repairs INTEGER)
            """;

    private Labels() {}

    /** The statement that makes it, without rows. */
    static String create() {
        return CREATE;
    }

    /** Whether a query names it, or something that could be it. */
    static boolean wanted(String query) {
        return query.toLowerCase(java.util.Locale.ROOT).contains(NAME);
    }

    static void fill(DuckDBConnection connection, List<StoredRun> runs) throws SQLException {
        try (DuckDBAppender table = connection.createAppender("main", NAME)) {
            for (StoredRun run : runs) {
                fill(table, run);
            }
        }
    }

    private static void fill(DuckDBAppender table, StoredRun run) throws SQLException {
        ContactAssembler contacts = new ContactAssembler();
        List<SQLException> failures = new ArrayList<>();
        RunArchive.readForCounting(run.folder(), event -> {
            if (failures.isEmpty() && event instanceof TurnEvent turn) {
                contacts.accept(turn).ifPresent(contact -> {
                    try {
                        row(table, run.run(), contact);
                    } catch (SQLException e) {
                        failures.add(e);
                    }
                });
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static void row(DuckDBAppender table, String run, ContactRecord contact) throws SQLException {
        table.beginRow();
        table.append(run);
        table.append(contact.opened().contact().toString());
        table.append(contact.valid());
        table.append(contact.containment().name());
        table.append(contact.escalation().name());
        table.append(contact.trigger().map(Enum::name).orElse(null));
        table.append(contact.met());
        table.append(contact.hallucinated());
        table.append(contact.containable());
        table.append(contact.wrongActions());
        table.append(contact.leaks());
        table.append(contact.repairs());
        table.endRow();
    }
}
