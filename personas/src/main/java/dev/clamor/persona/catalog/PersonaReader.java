package dev.clamor.persona.catalog;

import dev.clamor.document.Section;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Knowledge;
import dev.clamor.persona.Patience;
import dev.clamor.persona.Persona;
import dev.clamor.persona.PersonaId;
import dev.clamor.persona.Range;
import dev.clamor.persona.Temperament;
import dev.clamor.persona.Timing;
import dev.clamor.persona.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one persona file with the bounds of their values. */
final class PersonaReader {
    private static final double MAX_WEIGHT = 1_000_000;
    private static final double MAX_LOG_ODDS = 10;
    private static final double MAX_FACTOR = 10;
    private static final double MAX_MEMORY = 0.99;
    private static final double MAX_GOALS = 5;
    private static final double MAX_LOG_WORDS = 5;
    private static final double MAX_SD_LOG_WORDS = 2;
    private static final double MAX_WPM = 1000;
    private static final double MAX_SECONDS = 3600;
    private static final int MAX_PRIOR_CONTACTS = 20;
    private static final int MAX_GROUP = 40;

    private final Section top;

    PersonaReader(Section top) {
        this.top = top;
    }

    /** Reads every key, so that every problem is found; empty when a group is missing. */
    Optional<Persona> read() {
        PersonaId id = id();
        String title = words("title");
        String description = words("description");
        double weight = top.number("weight", 0, MAX_WEIGHT);
        Temperament temperament = part(top, "temperament", PersonaReader::temperament);
        Patience patience = part(top, "patience", PersonaReader::patience);
        Knowledge knowledge = part(top, "knowledge", PersonaReader::knowledge);
        Wording wording = part(top, "wording", PersonaReader::wording);
        Timing timing = part(top, "timing", PersonaReader::timing);
        Habits habits = part(top, "habits", HabitsReader::read);
        List<String> groups = groups();
        top.end();
        if (id == null
                || temperament == null
                || patience == null
                || knowledge == null
                || wording == null
                || timing == null
                || habits == null) {
            return Optional.empty();
        }
        return Optional.of(new Persona(
                id, title, description, weight, temperament, patience, knowledge, wording, timing, habits, groups));
    }

    private @Nullable PersonaId id() {
        String id = top.text("id");
        if (PersonaId.isValid(id)) {
            return new PersonaId(id);
        }
        if (top.sound("id")) {
            top.wrong("id", "lower-case letters, digits and _, at most 60");
        }
        return null;
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (String text : top.texts("groups")) {
            String group = text.strip();
            if (top.sound("groups") && (group.isEmpty() || group.length() > MAX_GROUP || groups.contains(group))) {
                top.wrong("groups", "different texts of 1 to " + MAX_GROUP + " characters", "\"" + text + "\"");
            }
            groups.add(group);
        }
        return groups;
    }

    private String words(String key) {
        String text = top.text(key).strip();
        if (text.isEmpty() && top.sound(key)) {
            top.wrong(key, "a text that is not blank");
        }
        return text;
    }

    private static Temperament temperament(Section s) {
        return new Temperament(
                s.number("intercept", -MAX_LOG_ODDS, MAX_LOG_ODDS),
                s.number("gain", 0, MAX_FACTOR),
                s.number("memory", 0, MAX_MEMORY));
    }

    private static Patience patience(Section s) {
        Range priorContacts = part(s, "prior_contacts", PersonaReader::priorContacts);
        return new Patience(
                s.number("tolerance", -MAX_LOG_ODDS, MAX_LOG_ODDS),
                share(s, "human_share"),
                share(s, "human_opening"),
                share(s, "silent_share"),
                s.number("reply_seconds", 1, MAX_SECONDS),
                priorContacts == null ? new Range(0, 0) : priorContacts);
    }

    private static Range priorContacts(Section s) {
        int least = s.integer("least", 0, MAX_PRIOR_CONTACTS);
        int most = s.integer("most", 0, MAX_PRIOR_CONTACTS);
        if (s.sound("least", "most") && most < least) {
            s.wrong("most", "at least the value of least, " + least);
        }
        return new Range(Math.min(least, most), most);
    }

    private static Knowledge knowledge(Section s) {
        return new Knowledge(share(s, "known"), share(s, "clarity"), s.number("goals", 1, MAX_GOALS));
    }

    private static Wording wording(Section s) {
        return new Wording(
                s.number("opening_log_words", 0, MAX_LOG_WORDS),
                s.number("turn_log_words", 0, MAX_LOG_WORDS),
                s.number("sd_log_words", 0, MAX_SD_LOG_WORDS),
                s.number("noise", 0, MAX_FACTOR),
                s.flag("mobile"));
    }

    private static Timing timing(Section s) {
        return new Timing(
                s.number("typing_wpm", 1, MAX_WPM),
                s.number("reading_wpm", 1, MAX_WPM),
                s.number("think_seconds", 0, MAX_SECONDS),
                share(s, "distraction"));
    }

    /** A number from 0 to 1. */
    static double share(Section section, String key) {
        return section.number(key, 0, 1);
    }

    private static <T> @Nullable T part(Section parent, String key, Function<Section, T> reader) {
        Optional<Section> section = parent.section(key);
        if (section.isEmpty()) {
            return null;
        }
        T part = reader.apply(section.get());
        section.get().end();
        return part;
    }
}
