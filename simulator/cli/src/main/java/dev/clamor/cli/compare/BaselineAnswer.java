package dev.clamor.cli.compare;

import dev.clamor.results.archive.BaselineNote;
import dev.clamor.results.archive.Manifest;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code clamor baseline show} answers; also its JSON, member by member.
 *
 * @param note what is kept with the baseline, as in its {@code baseline.json}
 * @param load how customers arrived, in words
 * @param seed of the run
 * @param contacts planned
 * @param suite hash of personas, scenarios and phrases: equal suites have equal hashes
 * @param reading what was read, by kind
 * @param folder where the baseline is
 */
record BaselineAnswer(
        BaselineNote note,
        Agent agent,
        String plan,
        String load,
        long seed,
        long contacts,
        String suite,
        Map<String, String> reading,
        String folder) {

    /** What was run against, and where it was. */
    record Agent(String name, String url) {}

    static BaselineAnswer of(BaselineNote note, Manifest manifest, Path folder) {
        return new BaselineAnswer(
                note,
                new Agent(manifest.agent().name(), manifest.agent().url()),
                manifest.plan().name(),
                manifest.conditions().load(),
                manifest.seed(),
                manifest.plannedContacts(),
                manifest.suiteHash(),
                manifest.conditions().reading(),
                folder.toString());
    }
}
