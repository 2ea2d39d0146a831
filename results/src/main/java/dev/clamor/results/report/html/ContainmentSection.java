package dev.clamor.results.report.html;

import dev.clamor.metrics.ContainmentClass;
import dev.clamor.metrics.MetricsSnapshot.Containment;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Raw containment split into what it really was. */
record ContainmentSection(
        String sentence,
        List<Part> parts,
        String rawWidth,
        List<OfClass> classes,
        List<Share> handedOff,
        Rate adversarial) {

    /** A piece of the stacked bar, in a view box 100 wide. */
    record Part(String name, String percent, String from, String width, String kind) {}

    /**
     * A class of containment.
     *
     * @param code its name in the files
     * @param held contacts of it that can be read in the page
     */
    record OfClass(String code, Share share, long held) {}

    static ContainmentSection of(Containment containment, Readings readings) {
        long whole = Share.sum(containment.classes().values());
        List<OfClass> classes = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        long before = 0;
        int shade = 0;
        for (String name : ordered(containment.classes().keySet())) {
            long count = containment.classes().getOrDefault(name, 0L);
            if (count == 0) {
                continue;
            }
            String kind = kind(name, shade);
            shade += kind.startsWith("false") ? 1 : 0;
            Share share = Share.of(Words.title(name), Words.containment(name), count, whole, kind);
            classes.add(new OfClass(name, share, readings.ended(name)));
            parts.add(
                    new Part(share.name(), share.percent(), Axis.number(100.0 * before / whole), share.width(), kind));
            before += count;
        }
        double raw = containment.raw().value().orElse(0);
        return new ContainmentSection(
                Sentences.inflation(containment),
                parts,
                Axis.number(100 * raw),
                classes,
                Share.ranked(containment.handedOff()),
                Rate.of("Adversarial contacts without a breach", "", containment.adversarial()));
    }

    /** True first, then the false classes in their order of precedence, names unknown to us, handed off last. */
    private static Set<String> ordered(Set<String> present) {
        Set<String> names = new LinkedHashSet<>();
        names.add(ContainmentClass.TRUE.name());
        for (ContainmentClass one : ContainmentClass.values()) {
            if (one.isFalse()) {
                names.add(one.name());
            }
        }
        present.stream()
                .filter(name -> !name.equals(ContainmentClass.HANDED_OFF.name()))
                .forEach(names::add);
        names.add(ContainmentClass.HANDED_OFF.name());
        return names;
    }

    private static String kind(String name, int shade) {
        if (name.equals(ContainmentClass.TRUE.name())) {
            return "true";
        }
        return name.equals(ContainmentClass.HANDED_OFF.name()) ? "handed" : "false" + shade % 11;
    }
}
