package dev.clamor.persona.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.persona.Habits.Adversary;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Population;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import dev.clamor.persona.Range;
import dev.clamor.persona.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagedPersonasTest {
    private static final List<Persona> PERSONAS = PersonaCatalog.packaged();

    private static Persona persona(String id) {
        return PERSONAS.stream()
                .filter(p -> p.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(ToDoubleFunction<Persona> number) {
        return PERSONAS.stream()
                .mapToDouble(p -> p.weight() * number.applyAsDouble(p))
                .sum();
    }

    @Test
    void are_those_of_the_folder_in_the_order_of_their_ids() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("presets"))) {
            List<String> inFolder = files.map(f -> f.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
            assertThat(PersonaCatalog.packagedIds()).isEqualTo(inFolder).hasSize(12);
        }
        assertThat(PERSONAS).extracting(p -> p.id().value()).isEqualTo(PersonaCatalog.packagedIds());
    }

    @Test
    void are_packaged_as_they_stand_in_the_folder() throws IOException {
        for (String id : PersonaCatalog.packagedIds()) {
            assertThat(PersonaCatalog.packagedText(id)).contains(Files.readString(Path.of("presets", id + ".yaml")));
        }
        assertThat(PersonaCatalog.packagedText("../personas/vulnerable")).isEmpty();
        assertThat(PersonaCatalog.packagedText("nobody")).isEmpty();
    }

    @Test
    void say_beside_every_key_what_it_means() {
        for (String id : PersonaCatalog.packagedIds()) {
            assertThat(PersonaCatalog.packagedText(id).orElseThrow().lines().filter(l -> l.matches(" +[a-z_]+: .*")))
                    .hasSizeGreaterThan(30)
                    .allMatch(l -> l.matches(".*\\S +# [^ ].*"));
        }
    }

    /** The anchors that the weights were chosen for; the fitted and measured figures are in the files' heads. */
    @Test
    void as_one_crowd_meet_the_anchors() {
        assertThat(mean(p -> 1)).isCloseTo(1, within(1e-12));
        assertThat(mean(p -> p.temperament().intercept())).isCloseTo(-2.67, within(0.005));
        assertThat(mean(p -> p.patience().humanOpening())).isCloseTo(0.064, within(0.0005));
        assertThat(mean(p -> p.habits().digress())).isCloseTo(0.033, within(0.0005));
        assertThat(mean(p -> p.habits().followUp())).isCloseTo(0.94, within(0.005));
        assertThat(mean(p -> p.habits().bargeIn())).isCloseTo(0.043, within(0.0005));
    }

    /**
     * Mean -2.67 and sd 0.91 with the variation between people. Bounds of 5 standard errors over 40 000 customers (the
     * kurtosis of the mixture is below 5): a false alarm in a million.
     */
    @Test
    void as_one_crowd_of_customers_have_the_mean_and_sd_of_the_fitted_intercept() {
        int n = 40_000;
        Population crowd = new Population(PERSONAS);
        RandomStreams streams = new RandomStreams(11);
        double[] b = LongStream.range(0, n)
                .mapToDouble(c -> Traits.draw(crowd.pick(streams.bits(c, Purpose.GOAL, 0, 0)), streams, c)
                        .intercept())
                .toArray();
        double measured = LongStream.range(0, n).mapToDouble(i -> b[(int) i]).sum() / n;
        double variance = LongStream.range(0, n)
                        .mapToDouble(i -> Math.pow(b[(int) i] - measured, 2))
                        .sum()
                / n;
        assertThat(measured).isCloseTo(-2.667, within(5 * 0.91 / Math.sqrt(n)));
        assertThat(Math.sqrt(variance)).isCloseTo(0.907, within(5 * 0.91 * Math.sqrt((5 - 1) / 4.0 / n)));
    }

    @Test
    void stand_for_groups_whose_outcomes_can_be_compared() {
        assertThat(persona("confused_elder").groups()).containsExactly("older");
        assertThat(persona("non_native").groups()).containsExactly("second-language", "phone");
        assertThat(PERSONAS)
                .filteredOn(p -> p.groups().contains("phone"))
                .isNotEmpty()
                .allMatch(p -> p.wording().mobile());
        assertThat(PERSONAS).anyMatch(p -> p.groups().isEmpty());
    }

    @Test
    void have_the_special_habits_of_their_names() {
        assertThat(persona("angry_repeat").patience().priorContacts()).isEqualTo(new Range(1, 3));
        assertThat(PERSONAS)
                .filteredOn(p -> p.patience().priorContacts().most() > 0)
                .hasSize(1);
        assertThat(persona("refund_seeker").habits().adversary()).isEqualTo(Adversary.REFUND_SEEKER);
        assertThat(persona("prompt_injector").habits().adversary()).isEqualTo(Adversary.PROMPT_INJECTOR);
        assertThat(PERSONAS).filteredOn(p -> p.habits().adversarial() > 0).hasSize(2);
        assertThat(persona("vulnerable").habits().disclose()).isEqualTo(0.8);
        assertThat(persona("multi_issue").knowledge().goals()).isEqualTo(2.4);
        assertThat(PERSONAS)
                .filteredOn(p -> p.wording().mobile())
                .extracting(p -> p.id().value())
                .containsExactly("channel_hopper", "non_native", "rushed_commuter", "silent_lurker");
        assertThat(PERSONAS)
                .allSatisfy(p -> assertThat(p.habits().changeIntent())
                        .isBetween(0.02, persona("multi_issue").habits().changeIntent()));
    }

    @Test
    void have_descriptions_of_their_own() {
        assertThat(PERSONAS)
                .extracting(Persona::description)
                .doesNotHaveDuplicates()
                .allMatch(d -> d.length() > 80);
        assertThat(PERSONAS).extracting(Persona::title).doesNotHaveDuplicates();
    }
}
