package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.slo.ErrorBudgets;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked examples of {@code docs/statistics.md}, to the last digit that is written there. */
class StatisticsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "statistics.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern EXAMPLE = Pattern.compile("(\\w+)\\((.+)\\) = (.+)");
    private static final double ALPHA = 0.05;

    private static final Map<String, Function<double[], double[]>> FUNCTIONS = Map.ofEntries(
            Map.entry("lowerBound", a -> one(Intervals.lowerBound(a[0], a[1], a[2]))),
            Map.entry("upperBound", a -> one(Intervals.upperBound(a[0], a[1], a[2]))),
            Map.entry("leastAllGood", a -> one(Intervals.leastAllGood(a[0], a[1]))),
            Map.entry("pBelow", a -> one(Intervals.pBelow(a[0], a[1], a[2]))),
            Map.entry("likeness", StatisticsPageTest::likeness),
            Map.entry("clusteredLowerBound", StatisticsPageTest::clusteredLowerBound),
            Map.entry("holm", Holm::adjust),
            Map.entry("ranks", StatisticsPageTest::ranks),
            Map.entry("leastForUpper", a -> one(OrderStatistics.leastForUpper(a[0], a[1]))),
            Map.entry("budget", a -> one(ErrorBudgets.allowed((long) a[0], BigDecimal.valueOf(a[1])))),
            Map.entry("burnRate", a -> one(ErrorBudgets.burnRate(a[0] / a[1], BigDecimal.valueOf(a[2])))),
            Map.entry("threshold", a -> one(ErrorBudgets.threshold(a[0], a[1], a[2]))),
            Map.entry("newcombe", a -> ends(Newcombe.difference(a[0], a[1], a[2], a[3], a[4]))),
            Map.entry("mcNemar", a -> one(McNemar.p((long) a[0], (long) a[1]))));

    @Test
    void every_example_is_what_the_function_gives() throws IOException {
        Set<String> shown = new HashSet<>();
        for (String line : examples()) {
            Matcher example = EXAMPLE.matcher(line);
            assertThat(example.matches()).as(line).isTrue();
            shown.add(example.group(1));
            assertThat(FUNCTIONS).containsKey(example.group(1));
            double[] found = FUNCTIONS.get(example.group(1)).apply(numbers(example.group(2)));
            String[] told = example.group(3).split(", ");
            assertThat(found).as(line).hasSameSizeAs(told);
            for (int i = 0; i < told.length; i++) {
                assertThat(found[i])
                        .as(line)
                        .isCloseTo(Double.parseDouble(told[i]), within(halfOfTheLastDigit(told[i])));
            }
        }
        assertThat(shown).isEqualTo(FUNCTIONS.keySet());
    }

    private static List<String> examples() throws IOException {
        List<String> lines = new ArrayList<>();
        BLOCK.matcher(Files.readString(PAGE))
                .results()
                .forEach(block -> block.group(1).lines().forEach(lines::add));
        return lines;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(", |/"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double halfOfTheLastDigit(String number) {
        return Math.pow(10, -Math.max(0, new BigDecimal(number).scale())) * 0.5000001;
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static double[] ends(Interval interval) {
        return new double[] {interval.lower(), interval.upper()};
    }

    private static Clusters clusters(double[] pairs) {
        List<Ratio> segments = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            segments.add(new Ratio((long) pairs[i], (long) pairs[i + 1]));
        }
        return Clusters.of(segments, ALPHA);
    }

    private static double[] likeness(double[] pairs) {
        Clusters c = clusters(pairs);
        return new double[] {c.icc(), c.deff(), c.degrees(), c.effectiveN()};
    }

    private static double[] clusteredLowerBound(double[] pairs) {
        Clusters c = clusters(pairs);
        return one(Intervals.lowerBound(c.effectiveGood(), c.effectiveN(), ALPHA));
    }

    private static double[] ranks(double[] a) {
        OrderStatistics.Ranks ranks =
                OrderStatistics.twoSided((long) a[0], a[1], a[2]).orElseThrow();
        return new double[] {ranks.lower(), ranks.upper()};
    }
}
