package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contacts that the page holds: as many from the beginning of the list as fit into {@value #MOST_BYTES} bytes, and one
 * at least; then the first {@value #PRINTED} as they are, and all others from the most to the least severe.
 *
 * @param names of the contacts
 */
record Readings(List<Conversation> all, Set<String> names) {
    /** Bytes of their JSON, of a page of 3 MB at most with the charts' library in it. */
    static final int MOST_BYTES = 1_400_000;

    /** Contacts that can be read without a script, and on paper. */
    static final int PRINTED = 12;

    private static final int MOST_CHARACTERS = 4_000;
    private static final int ESCAPED = 6;
    private static final int AROUND = 6;
    private static final int LAST_ASCII = 0x7F;

    static Readings of(List<Conversation> wanted) {
        List<Conversation> held = new ArrayList<>();
        long bytes = 0;
        for (Conversation one : wanted) {
            Conversation shorter = one.cut(MOST_CHARACTERS);
            bytes += bytes(json(shorter));
            if (bytes > MOST_BYTES && !held.isEmpty()) {
                break;
            }
            held.add(shorter);
        }
        List<Conversation> others = held.subList(Math.min(PRINTED, held.size()), held.size());
        others.sort(Comparator.comparingInt(Conversation::severity).reversed());
        return new Readings(
                List.copyOf(held), held.stream().map(Conversation::contact).collect(Collectors.toUnmodifiableSet()));
    }

    /** Those that stand in the page as text. */
    List<Conversation> printed() {
        return all.subList(0, Math.min(PRINTED, all.size()));
    }

    /** What the page's script shows, with characters made visible that act unseen. */
    List<Map<String, Object>> json() {
        return all.stream().map(Readings::json).toList();
    }

    /** Contacts of this list that the page holds, to be linked; the others are only named. */
    List<Name> named(List<String> contacts) {
        return contacts.stream()
                .map(name -> new Name(name, names.contains(name)))
                .toList();
    }

    /** How many were of this class of containment. */
    long ended(String ending) {
        return all.stream().filter(one -> one.ending().equals(ending)).count();
    }

    /** How many had this label of escalation. */
    long human(String label) {
        return all.stream().filter(one -> one.human().equals(label)).count();
    }

    /** A contact that is named somewhere. */
    record Name(String contact, boolean held) {}

    private static Map<String, Object> json(Conversation one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", Visible.of(one.contact()));
        json.put("because", Visible.of(one.because()));
        json.put("ending", one.ending());
        json.put("human", one.human());
        json.put("persona", Visible.of(one.persona()));
        json.put("scenario", Visible.of(one.scenario()));
        json.put("class", List.copyOf(one.classes()));
        json.put("step", List.copyOf(one.failed()));
        json.put("about", Visible.of(one.about()));
        json.put("end", Visible.of(one.end()));
        json.put("lines", one.lines().stream().map(Readings::json).toList());
        return json;
    }

    /** Kind, who, when, text, why, and then every tag behind the kind of it. */
    private static List<String> json(Line line) {
        List<String> json = new ArrayList<>(List.of(line.kind(), line.who(), line.at()));
        json.add(Visible.of(line.text()));
        json.add(Visible.of(line.note()));
        for (Line.Tag tag : line.tags()) {
            json.add(tag.kind());
            json.add(Visible.of(tag.text()));
        }
        return json;
    }

    /** At least as many bytes as it takes. */
    private static long bytes(Object json) {
        if (json instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                    .sum();
        }
        if (json instanceof List<?> list) {
            return AROUND + list.stream().mapToLong(Readings::bytes).sum();
        }
        return AROUND + json.toString().chars().mapToLong(Readings::bytes).sum();
    }

    private static int bytes(int unit) {
        boolean plain = unit >= ' ' && unit < LAST_ASCII && "\"\\<>&".indexOf(unit) < 0;
        if (plain) {
            return 1;
        }
        return unit > LAST_ASCII && !Visible.acts(unit) && !Character.isSurrogate((char) unit) ? 3 : ESCAPED;
    }
}
