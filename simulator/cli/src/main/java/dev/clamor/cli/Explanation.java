package dev.clamor.cli;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a code means; also its JSON, member by member. One code can be of several kinds and has then as many
 * explanations.
 *
 * @param kind the kind's name, for example {@code check}
 * @param title what codes of this kind are
 * @param means what it says
 * @param look what to look at
 * @param advice what to do
 * @param where the files and screens in which it appears
 */
record Explanation(String code, String kind, String title, String means, String look, String advice, String where) {
    private static final String CATALOGUE = "explain/codes.yaml";

    /** All that are known, kind by kind, in the order of the catalogue. */
    static List<Explanation> all() {
        Problems problems = new Problems();
        Optional<Section> top = Document.parse(CATALOGUE, Packaged.text(CATALOGUE), problems);
        List<Explanation> all = new ArrayList<>();
        top.ifPresent(kinds -> kinds.keys().forEach(kind -> all.addAll(kind(kind, kinds.sectionOrEmpty(kind)))));
        top.ifPresent(Section::end);
        problems.throwIfAny();
        return List.copyOf(all);
    }

    private static List<Explanation> kind(String kind, Section section) {
        String title = section.text("title");
        String where = section.text("where");
        String look = section.text("look");
        String advice = section.text("do");
        Section codes = section.sectionOrEmpty("codes");
        section.end();
        List<Explanation> all = new ArrayList<>();
        for (String code : List.copyOf(codes.keys())) {
            Section own = codes.sectionOrEmpty(code);
            all.add(new Explanation(
                    code, kind, title, own.text("means"), own.text("look", look), own.text("do", advice), where));
            own.end();
        }
        return all;
    }
}
