package dev.clamor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FactValuesTest {
    private static final int CONTACTS = 2_000;
    private static final Map<Class<?>, Sampler> SAMPLERS = Map.of(
            Sampler.Pick.class, new Sampler.Pick(List.of("red", "green", "blue")),
            Sampler.Pattern.class, new Sampler.Pattern("LK-@@##"),
            Sampler.Number.class, new Sampler.Number(5, 60, 0.5, 2),
            Sampler.Day.class, new Sampler.Day("2027-02-27", "2027-03-02"));

    @Test
    void every_kind_of_sampler_is_known_here_and_draws_something() {
        assertThat(SAMPLERS.keySet()).containsExactlyInAnyOrder(Sampler.class.getPermittedSubclasses());
        SAMPLERS.values().forEach(s -> assertThat(draw(s, 1, 0)).isNotBlank());
    }

    @Test
    void the_same_seed_contact_and_version_give_the_same_facts() {
        Scenario scenario = ScenarioCatalog.packaged().get(0);
        FactValues once = FactValues.draw(scenario, new RandomStreams(7), 256);
        assertThat(FactValues.draw(scenario, new RandomStreams(7), 256)).isEqualTo(once);
        assertThat(FactValues.draw(scenario, new RandomStreams(7), 512)).isNotEqualTo(once);
        assertThat(FactValues.draw(scenario, new RandomStreams(8), 256)).isNotEqualTo(once);
        assertThat(FactValues.draw(scenario, new RandomStreams(7), 256, 1)).isNotEqualTo(once);
    }

    @Test
    void numbers_keep_to_their_range_and_steps_and_reach_both_ends() {
        // 111 values, 2000 draws: the chance that a given end is missed is (110/111)^2000 = 1.4e-8; the seed is fixed
        List<Double> drawn =
                draws(SAMPLERS.get(Sampler.Number.class)).map(Double::valueOf).toList();
        assertThat(drawn).allSatisfy(v -> {
            assertThat(v).isBetween(5.0, 60.0);
            assertThat(v * 2).isEqualTo(Math.rint(v * 2));
        });
        assertThat(drawn).contains(5.0, 60.0);
        assertThat(draw(SAMPLERS.get(Sampler.Number.class), 1, 0)).matches("\\d+\\.\\d\\d");
    }

    @Test
    void days_keep_to_their_range_and_reach_both_ends() {
        // 4 values: the chance that one is missed is below 4 * 0.75^2000, about 1e-249
        assertThat(draws(SAMPLERS.get(Sampler.Day.class))
                        .map(LocalDate::parse)
                        .distinct()
                        .sorted())
                .containsExactly(
                        LocalDate.of(2027, 2, 27),
                        LocalDate.of(2027, 2, 28),
                        LocalDate.of(2027, 3, 1),
                        LocalDate.of(2027, 3, 2));
    }

    @Test
    void patterns_and_picks_keep_to_their_shape() {
        assertThat(draws(SAMPLERS.get(Sampler.Pattern.class))).allMatch(v -> v.matches("LK-[0-9A-F]{2}[0-9]{2}"));
        // 3 values: the chance that one is missed is below 3 * (2/3)^2000, about 1e-351
        assertThat(draws(SAMPLERS.get(Sampler.Pick.class)).distinct())
                .containsExactlyInAnyOrder("red", "green", "blue");
    }

    @Test
    void an_identifier_tells_whose_it_is_for_as_long_as_there_are_values_left() {
        Scenario scenario = scenario(List.of(fact("x", new Sampler.Pattern("A-####"))));
        List<String> drawn = LongStream.range(0, 10_000)
                .mapToObj(i -> FactValues.draw(
                                scenario,
                                new RandomStreams(5),
                                ContactId.ofArrival(i).number())
                        .get("x"))
                .toList();
        assertThat(drawn).doesNotHaveDuplicates().allMatch(v -> v.matches("A-[0-9]{4}"));
        long rising = LongStream.range(1, 10_000)
                .filter(i -> drawn.get((int) i).compareTo(drawn.get((int) i - 1)) > 0)
                .count();
        // ascents of a random permutation of 10,000: mean 4,999.5, standard deviation 28.9; six of them: 1e-9
        assertThat(rising).isBetween(4_826L, 5_173L);
    }

    @Test
    void two_identifiers_of_the_same_kind_differ() {
        Scenario scenario = scenario(
                List.of(fact("a", new Sampler.Pattern("A-######")), fact("b", new Sampler.Pattern("A-######"))));
        FactValues values = FactValues.draw(scenario, new RandomStreams(5), 256);
        assertThat(values.get("a")).isNotEqualTo(values.get("b"));
    }

    @Test
    void an_identifier_with_very_many_values_is_drawn_like_any_other() {
        assertThat(draw(new Sampler.Pattern("X@@@@@@@@@@@@@@@@"), 1, 256)).matches("X[0-9A-F]{16}");
    }

    @Test
    void a_fact_added_at_the_end_leaves_the_others_as_they_were() {
        Scenario one = scenario(List.of(fact("a", SAMPLERS.get(Sampler.Number.class))));
        Scenario two = scenario(
                List.of(fact("a", SAMPLERS.get(Sampler.Number.class)), fact("b", SAMPLERS.get(Sampler.Pick.class))));
        RandomStreams streams = new RandomStreams(3);
        for (long contact = 0; contact < 50; contact++) {
            assertThat(FactValues.draw(two, streams, contact).get("a"))
                    .isEqualTo(FactValues.draw(one, streams, contact).get("a"));
        }
    }

    @Test
    void filling_replaces_facts_and_nothing_else() {
        FactValues values = new FactValues(new TreeMap<>(Map.of("a", "1", "b", "{a}")));
        assertThat(values.fill("no braces")).isEqualTo("no braces");
        assertThat(values.fill("{a}")).isEqualTo("1");
        assertThat(values.fill("x {a} y {b} z {c} {a")).isEqualTo("x 1 y {a} z {c} {a");
        assertThat(values.fill("{{a}} } {}")).isEqualTo("{1} } {}");
    }

    @Test
    void numbers_are_read_as_java_reads_them() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            String text = Long.toString(random.nextLong(1_000_000_000_000L));
            int point = random.nextInt(text.length());
            String number = point == 0 ? text : text.substring(0, point) + "." + text.substring(point);
            FactValues values = new FactValues(new TreeMap<>(Map.of("a", number)));
            assertThat(values.number("a")).hasValue(Double.parseDouble(number));
        }
        for (String none : List.of("", ".", "1.2.3", "1,5", "a", "1 2")) {
            assertThat(new FactValues(new TreeMap<>(Map.of("a", none))).number("a"))
                    .isEmpty();
        }
        assertThat(new FactValues(new TreeMap<>(Map.of("a", "-1.5"))).number("a"))
                .hasValue(-1.5);
    }

    @Test
    void a_limit_changes_the_right_ending_only_above_it() {
        Goal goal = ScenarioCatalog.packaged().stream()
                .filter(s -> s.id().value().equals("telecom_billing_dispute"))
                .findFirst()
                .orElseThrow()
                .main();
        FactValues values = new FactValues(new TreeMap<>(Map.of("amount", "50.00")));
        assertThat(values.right(goal)).isEqualTo(Goal.Right.RESOLVE);
        assertThat(values.with("amount", "50.50").right(goal)).isEqualTo(Goal.Right.ESCALATE);
        assertThat(values.with("amount", "a lot").right(goal)).isEqualTo(Goal.Right.RESOLVE);
    }

    private static java.util.stream.Stream<String> draws(Sampler sampler) {
        return LongStream.range(0, CONTACTS).mapToObj(contact -> draw(sampler, 20_261_121, contact));
    }

    private static String draw(Sampler sampler, long seed, long contact) {
        return FactValues.draw(scenario(List.of(fact("x", sampler))), new RandomStreams(seed), contact)
                .get("x");
    }

    private static Fact fact(String name, Sampler sampler) {
        return new Fact(name, List.of(), sampler, List.of("{value}"), List.of());
    }

    static Scenario scenario(List<Fact> facts) {
        return scenario("x", 1, facts);
    }

    static Scenario scenario(String id, double weight, List<Fact> facts) {
        Goal goal = new Goal(
                "g",
                "g",
                Goal.Right.RESOLVE,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                2,
                List.of(),
                List.of(),
                List.of());
        return new Scenario(
                new ScenarioId(id),
                "t",
                "d",
                "retail",
                1,
                Scenario.Stakes.LOW,
                weight,
                false,
                false,
                false,
                0,
                "q",
                Map.of(),
                List.of(),
                Arrays.asList(JourneyStep.values()),
                facts,
                List.of(goal),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                20);
    }
}
