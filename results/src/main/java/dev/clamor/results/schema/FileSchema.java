package dev.clamor.results.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The JSON Schemas (draft 2020-12) of the files in a run's folder. Each names every key that this version writes and no
 * other, so that a file of a later version, which may have more keys, is held against the schema of that version.
 */
public enum FileSchema {
    VERDICT("verdict", "verdict", "verdict.json: the decision and its evidence"),
    ANALYSIS("analysis", "analysis", "analysis.json: where a run fails, for whom and how"),
    SNAPSHOT("snapshot", "snapshot", "snapshot.json: every number"),
    EVENTS("events", "event", "events.jsonl: one line of the event log"),
    MANIFEST("manifest", "manifest", "manifest.json: what was run"),
    KNEE("knee", "knee", "knee.json: the highest bearable load, of a run that searched for it"),
    LABELS("labels", "label", "labels/NAME.jsonl: one line of a file of labels"),
    REVIEW("review", "review", "review/review.json: the failed paths"),
    BASELINE("baseline", "baseline", "baseline.json: why and when a run was made a baseline");

    private final String id;
    private final String file;
    private final String title;

    FileSchema(String id, String file, String title) {
        this.id = id;
        this.file = file;
        this.title = title;
    }

    /** The ids of all, in their order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(FileSchema::id).toList();
    }

    /** The schema with this id, if there is one. */
    public static Optional<FileSchema> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** The name under which it is asked for. */
    public String id() {
        return id;
    }

    /** The file that it describes, and what that is. */
    public String title() {
        return title;
    }

    /** The schema's text. */
    public String text() {
        return SchemaText.of(file);
    }
}
