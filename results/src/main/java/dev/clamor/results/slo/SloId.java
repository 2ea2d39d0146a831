package dev.clamor.results.slo;

import dev.clamor.document.Section;
import java.util.regex.Pattern;

/** Reads the name of an objective. */
public final class SloId {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private SloId() {}

    /** A required name in this key. */
    public static String read(Section section, String key) {
        String id = section.text(key);
        if (section.has(key) && !ID.matcher(id).matches()) {
            section.wrong(key, "up to 80 letters, digits, '-', '_' and '.', beginning with a letter or digit");
        }
        return id;
    }
}
