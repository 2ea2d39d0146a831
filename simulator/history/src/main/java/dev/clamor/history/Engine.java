package dev.clamor.history;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** The embedded database itself: started in memory and shut off from everything but some files. */
final class Engine {
    private Engine() {}

    /**
     * Starts it.
     *
     * @throws IllegalStateException if its native library is not there for this machine, or cannot be loaded
     */
    static DuckDBConnection start() {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("temp_directory", "");
        try {
            Class.forName("org.duckdb.DuckDBDriver");
            return DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
        } catch (ClassNotFoundException | SQLException | LinkageError | RuntimeException e) {
            throw new IllegalStateException(
                    "the embedded database: expected its native library for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ", unpacked into a temporary folder. Found: " + e,
                    e);
        }
    }

    /** From here on it reads and writes these files only. */
    static void confine(Statement statement, List<Path> files) throws SQLException {
        statement.execute("SET allowed_paths = " + Sql.list(files));
        statement.execute("SET enable_external_access = false");
    }

    /** From here on no statement changes a setting. */
    static void lock(Statement statement) throws SQLException {
        statement.execute("SET lock_configuration = true");
    }
}
