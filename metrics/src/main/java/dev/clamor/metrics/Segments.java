package dev.clamor.metrics;

import java.util.HashMap;
import java.util.Map;

/** Names of segments, the same string for equal ones: built once per persona and scenario. */
final class Segments {
    private final Map<String, Map<String, String>> names = new HashMap<>();

    /** The segment of this contact. */
    String of(ContactRecord contact) {
        String persona = contact.opened().persona();
        Map<String, String> ofPersona = names.get(persona);
        if (ofPersona == null) {
            ofPersona = new HashMap<>();
            names.put(persona, ofPersona);
        }
        String scenario = contact.opened().scenario();
        String segment = ofPersona.get(scenario);
        if (segment == null) {
            segment = contact.segment();
            ofPersona.put(scenario, segment);
        }
        return segment;
    }
}
