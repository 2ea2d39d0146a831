package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Name and annotations of a document.
 *
 * @param name a label of RFC 1123
 * @param displayName empty when missing
 * @param annotations without keys when missing
 */
record Metadata(String name, String displayName, Section annotations) {
    /** What the annotations that mean something here begin with. */
    static final String PREFIX = "clamor.dev/";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /** The metadata of a document or of an inline indicator. */
    static Metadata read(Section owner, Notes notes) {
        Section section = owner.section("metadata").orElseGet(() -> owner.sectionOrEmpty(""));
        String name = section.text("name", "");
        if (owner.sound("metadata") && !NAME.matcher(name).matches()) {
            section.wrong(
                    "name", "up to 63 lower-case letters, digits and '-', beginning and ending with a letter or digit");
        }
        Metadata metadata = new Metadata(name, section.text("displayName", ""), section.sectionOrEmpty("annotations"));
        notes.unused(section, "labels", "labels are for people");
        section.end();
        return metadata;
    }

    /** Reports annotations that are ours and not among these; names the others in a note. */
    void end(List<String> known, Notes notes) {
        for (String key : annotations.keys()) {
            boolean ours = key.startsWith(PREFIX);
            if (ours && !known.contains(key.substring(PREFIX.length()))) {
                String names = known.isEmpty() ? "none here" : "one of " + String.join(", ", known);
                annotations.wrong(key, "after " + PREFIX + " " + names);
            } else if (!ours) {
                notes.add(annotations, key, "not used: an annotation of others");
            }
        }
    }
}
