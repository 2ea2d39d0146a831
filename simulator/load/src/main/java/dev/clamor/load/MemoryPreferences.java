package dev.clamor.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;
import org.jspecify.annotations.Nullable;

/**
 * Java preferences that are forgotten with the process. Gatling keeps the time of its last version check there; the
 * JDK's own, in files, would leave a folder behind and complain about it at exit.
 */
final class MemoryPreferences extends AbstractPreferences {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, MemoryPreferences> children = new ConcurrentHashMap<>();

    private MemoryPreferences(@Nullable AbstractPreferences parent, String name) {
        super(parent, name);
    }

    /** For the system property {@code java.util.prefs.PreferencesFactory}; made by the JDK. */
    public static final class Factory implements PreferencesFactory {
        private final Preferences user = new MemoryPreferences(null, "");
        private final Preferences system = new MemoryPreferences(null, "");

        /** Made by the JDK. */
        public Factory() {}

        @Override
        public Preferences systemRoot() {
            return system;
        }

        @Override
        public Preferences userRoot() {
            return user;
        }
    }

    @Override
    protected void putSpi(String key, String value) {
        values.put(key, value);
    }

    @Override
    protected @Nullable String getSpi(String key) {
        return values.get(key);
    }

    @Override
    protected void removeSpi(String key) {
        values.remove(key);
    }

    @Override
    protected void removeNodeSpi() {
        values.clear();
    }

    @Override
    protected String[] keysSpi() {
        return values.keySet().stream().sorted().toArray(String[]::new);
    }

    @Override
    protected String[] childrenNamesSpi() {
        return children.keySet().stream().sorted().toArray(String[]::new);
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
        return children.computeIfAbsent(name, child -> new MemoryPreferences(this, child));
    }

    @Override
    protected void syncSpi() {
        // there is nothing behind it
    }

    @Override
    protected void flushSpi() {
        // there is nothing behind it
    }
}
