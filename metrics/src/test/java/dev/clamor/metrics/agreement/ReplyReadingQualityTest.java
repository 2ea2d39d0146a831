package dev.clamor.metrics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import dev.clamor.scenario.truth.ReplyReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well replies are understood that are nothing but words: the labelled replies are read and held against their labels.
 * The rules were made with the tuning half in view; the figures of the held-out half are the ones that count. Writes both to
 * {@code target/reply-reader}.
 */
class ReplyReadingQualityTest {
    private static final double LEAST_KAPPA = 0.8;
    private static final int LEAST_ITEMS = 600;
    private static final String[] TUNING = {"tuning", "tuning-a", "tuning-b", "tuning-c"};
    private static final Map<String, Scenario> SCENARIOS = scenarios();

    @Test
    void replies_are_read_as_labelled_in_the_half_held_out() throws IOException {
        List<LabelledReply> items = items("held_out");
        assumeThat(items).as("the held-out half is not in this copy").isNotEmpty();
        Quality quality = Quality.of(items);
        quality.write("held-out");
        assertThat(quality.classes.kappa().orElseThrow())
                .as(quality.classes.table())
                .isGreaterThanOrEqualTo(LEAST_KAPPA);
    }

    @Test
    void replies_are_read_as_labelled_in_the_files_for_tuning() throws IOException {
        List<String> files = Stream.of(TUNING).filter(f -> !items(f).isEmpty()).toList();
        assumeThat(files).as("the files for tuning are not in this copy").isNotEmpty();
        Map<String, Quality> qualities = new TreeMap<>();
        for (String file : files) {
            Quality quality = Quality.of(items(file));
            quality.write(file);
            qualities.put(file, quality);
        }
        qualities.forEach((file, quality) -> assertThat(quality.classes.kappa().orElseThrow())
                .as(file + "\n" + quality.classes.table())
                .isGreaterThanOrEqualTo(LEAST_KAPPA));
    }

    @Test
    void the_set_is_large_and_has_all_classes_in_both_halves() {
        List<LabelledReply> tuning =
                Stream.of(TUNING).flatMap(f -> items(f).stream()).toList();
        List<LabelledReply> heldOut = items("held_out");
        assumeThat(tuning.isEmpty() || heldOut.isEmpty())
                .as("one half is not in this copy")
                .isFalse();
        assertThat(tuning.size() + heldOut.size()).isGreaterThanOrEqualTo(LEAST_ITEMS);
        Set<ReplyClass> spoken = EnumSet.complementOf(EnumSet.of(ReplyClass.ERROR));
        assertThat(labels(tuning)).isEqualTo(spoken);
        assertThat(labels(heldOut)).isEqualTo(spoken);
        Set<String> replies = tuning.stream().map(LabelledReply::reply).collect(Collectors.toSet());
        assertThat(heldOut).extracting(LabelledReply::id).doesNotHaveDuplicates();
        assertThat(heldOut).extracting(LabelledReply::reply).doesNotContainAnyElementsOf(replies);
    }

    private static Set<ReplyClass> labels(List<LabelledReply> items) {
        return items.stream()
                .map(LabelledReply::label)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReplyClass.class)));
    }

    private static Map<String, Scenario> scenarios() {
        return ScenarioCatalog.packaged().stream().collect(Collectors.toMap(s -> s.id().value(), Function.identity()));
    }

    private static List<LabelledReply> items(String half) {
        String name = "/labelled-replies/" + half + ".yaml";
        try (InputStream stream = ReplyReadingQualityTest.class.getResourceAsStream(name)) {
            return stream == null
                    ? List.of()
                    : LabelledReply.read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything counted over one half. */
    private static final class Quality {
        final Confusion classes =
                new Confusion(Stream.of(ReplyClass.values()).map(Enum::name).toList());
        private final Confusion unsure = new Confusion(List.of("right", "wrong", "sure", "unsure"));
        private final Found asks = new Found();
        private final Found claims = new Found();
        private final Found asserts = new Found();
        private final Found handoffs = new Found();
        private final Found apologies = new Found();
        private final List<String> errors = new ArrayList<>();

        static Quality of(List<LabelledReply> items) {
            Quality quality = new Quality();
            items.forEach(quality::add);
            return quality;
        }

        private void add(LabelledReply item) {
            Scenario scenario = SCENARIOS.get(item.scenario());
            assertThat(scenario).as(item.id() + ": scenario " + item.scenario()).isNotNull();
            ReplyReading reading = item.read(scenario);
            classes.add(item.label().name(), reading.replyClass().name());
            boolean right = reading.replyClass() == item.label();
            unsure.add(right ? "right" : "wrong", reading.wording().unsure() ? "unsure" : "sure");
            Set<String> asked = new TreeSet<>(reading.asks());
            asked.removeIf(a -> scenario.fact(a).isEmpty());
            asks.add(new TreeSet<>(item.asks()), asked);
            Set<String> claimed = claims(reading);
            claims.add(new TreeSet<>(item.claims()), claimed);
            asserts.add(numbers(item.asserts()), numbers(reading.wording().asserts()));
            handoffs.add(flag(item.handoff()), flag(reading.wording().handoff()));
            apologies.add(flag(item.apology()), flag(reading.wording().apology()));
            if (!right || !asked.equals(new TreeSet<>(item.asks())) || !claimed.equals(new TreeSet<>(item.claims()))) {
                errors.add((right ? "   " : "## ") + item.id() + " " + item.label() + " read " + reading.replyClass()
                        + " [" + reading.why() + "] asks " + item.asks() + " read " + asked + " claims "
                        + item.claims() + " read " + claimed + "\n      " + item.scenario() + "/" + item.goal() + " "
                        + item.act() + " said " + item.said() + " known " + item.known() + "\n      "
                        + item.reply().replace("\n", "\\n"));
            }
        }

        void write(String name) throws IOException {
            Path folder = Path.of("target", "reply-reader");
            Files.createDirectories(folder);
            String text = classes.table()
                    + "\nasks " + asks + "\nclaims " + claims + "\nasserts " + asserts + "\nhandoff " + handoffs
                    + "\napology " + apologies + "\n\nsure: right " + unsure.count("right", "sure") + ", wrong "
                    + unsure.count("wrong", "sure") + "; unsure: right " + unsure.count("right", "unsure")
                    + ", wrong " + unsure.count("wrong", "unsure") + "\n\n" + String.join("\n", errors) + "\n";
            Files.writeString(folder.resolve(name + ".txt"), text);
        }

        private static Set<String> claims(ReplyReading reading) {
            Set<String> claims = new TreeSet<>();
            if (reading.wording().done()) {
                claims.add("done");
            }
            if (reading.wording().refused()) {
                claims.add("refused");
            }
            if (reading.wording().willDo()) {
                claims.add("will_do");
            }
            return claims;
        }

        private static Set<String> flag(boolean set) {
            return set ? Set.of("yes") : Set.of();
        }

        /** Numbers without trailing zeros. */
        private static Set<String> numbers(List<String> values) {
            return values.stream()
                    .map(v -> v.indexOf('.') >= 0 ? v.replaceAll("0+$", "").replaceAll("\\.$", "") : v)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What was labelled against what was found, item by item. */
    private static final class Found {
        private int items;
        private int same;
        private int both;
        private int labelled;
        private int found;

        void add(Set<String> labels, Set<String> reading) {
            items++;
            same += labels.equals(reading) ? 1 : 0;
            labelled += labels.size();
            found += reading.size();
            both += (int) labels.stream().filter(reading::contains).count();
        }

        @Override
        public String toString() {
            double f1 = labelled + found == 0 ? Double.NaN : 2.0 * both / (labelled + found);
            return String.format(
                    java.util.Locale.ROOT,
                    "accuracy %.3f, F1 %.3f (%d labelled, %d found, %d both)",
                    (double) same / items,
                    f1,
                    labelled,
                    found,
                    both);
        }
    }
}
