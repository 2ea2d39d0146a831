package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeslicesTest {
    private static final int REPEATS = 2_000;

    // Expected at 5 %: 100 of 2,000, standard deviation 9.7. More than 135 happen in fewer than one of 3,000 such tests
    // of
    // a procedure that errs in exactly 5 %.
    private static final int MOST_ERRORS = 135;

    @Test
    void good_and_bad_events_are_slices() {
        SortedMap<Integer, Ratio> slices = alternating(60, 54);
        Finding finding = find(slo("0.80", 10), spread(slices, 5));
        assertThat(finding.good()).isEqualTo(54);
        assertThat(finding.total()).isEqualTo(60);
        assertThat(finding.budget().allowed()).isEqualTo(12);
        assertThat(finding.budget().spent()).isEqualTo(6);
        assertThat(finding.budget().burnRate()).isCloseTo(0.5, within(1e-12));
        assertThat(finding.icc()).isNaN();
        assertThat(finding.method()).contains("slices");
        assertThat(finding.because())
                .startsWith("errorFreeTurns: 54 of 60 slices of 10 s good (90.0 %), each needing 95 % good events;"
                        + " neighbours show no likeness, so each counts; with 95 % confidence at least ");
    }

    @Test
    void slices_are_never_worth_more_than_themselves() {
        Finding finding = find(slo("0.80", 2), alternating(300, 250));
        assertThat(finding.effectiveN()).isLessThanOrEqualTo(300);
        assertThat(finding.deff()).isGreaterThanOrEqualTo(1);
        assertThat(finding.lower())
                .isCloseTo(
                        Intervals.lowerBound(
                                finding.effectiveN() * 250 / 300,
                                finding.effectiveN(),
                                1 - finding.slo().confidence()),
                        within(1e-12));
    }

    // One outage of 30 slices in 300: the same share as 30 bad ones scattered, but worth far less.
    @Test
    void one_long_outage_is_worth_less_than_scattered_ones() {
        SortedMap<Integer, Ratio> outage = slices(300, i -> i < 100 || i >= 130);
        SortedMap<Integer, Ratio> scattered = slices(300, i -> i % 10 != 0);
        Finding together = find(slo("0.80", 2), outage);
        Finding apart = find(slo("0.80", 2), scattered);
        assertThat(together.estimate()).isEqualTo(apart.estimate());
        assertThat(apart.state()).isEqualTo(State.MET);
        assertThat(together.effectiveN()).isLessThan(30);
        assertThat(together.state()).isEqualTo(State.INCONCLUSIVE);
    }

    // All slices are good, but their shares drift: likeness shows there.
    @Test
    void likeness_shows_in_the_shares_where_all_slices_are_good() {
        SortedMap<Integer, Ratio> drifting = new TreeMap<>();
        SortedMap<Integer, Ratio> flat = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            drifting.put(i, new Ratio(960 + i % 40, 1000));
            flat.put(i, new Ratio(1000, 1000));
        }
        assertThat(find(slo("0.80", 2), flat).effectiveN()).isEqualTo(100);
        assertThat(find(slo("0.80", 2), flat).state()).isEqualTo(State.MET);
        assertThat(find(slo("0.80", 2), drifting).estimate()).isEqualTo(1);
        assertThat(find(slo("0.80", 2), drifting).effectiveN()).isLessThan(10);
    }

    @Test
    void too_few_slices_are_asked_for_as_slices() {
        Finding finding = find(slo("0.80", 10), spread(alternating(20, 20), 5));
        assertThat(finding.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(finding.because()).endsWith("50 slices are asked for before the target of 80 % is judged.");
        Finding short_of = find(slo("0.99", 2), alternating(60, 60));
        assertThat(short_of.because())
                .contains("not even with zero bad slices are 60 independent slices enough: it takes 299");
    }

    @Test
    void without_events_nothing_can_be_judged() {
        Finding finding = find(slo("0.80", 10), new TreeMap<>());
        assertThat(finding.total()).isZero();
        assertThat(finding.lower()).isZero();
        assertThat(finding.upper()).isEqualTo(1);
        assertThat(finding.because())
                .isEqualTo("errorFreeTurns: no valid events; the target of 80 % cannot be judged.");
    }

    // A run of 3,600 s has 360 slices of 10 s and stands for 30 days: the three days' row is 36 slices, its short
    // window 3.
    @Test
    void burn_windows_are_slices() {
        SortedMap<Integer, Ratio> slices = slices(360, i -> i < 200 || i >= 240);
        Finding finding = find(slo("0.90", 10), spread(slices, 5));
        BurnWindow ticket = finding.windows().get(3);
        assertThat(ticket.longSeconds()).isEqualTo(360);
        assertThat(ticket.shortSeconds()).isEqualTo(30);
        assertThat(ticket.burned()).isTrue();
    }

    // Chains of 400 slices at exactly 80 % good, alike to this degree; the naive bounds take them for independent ones.
    @ParameterizedTest
    @CsvSource({"0, false", "0.3, true", "0.6, true", "0.8, true"})
    void alike_slices_keep_the_promise_and_naive_bounds_do_not(double dependence, boolean naiveFails) {
        SplittableRandom random = new SplittableRandom(47);
        int met = 0;
        int breached = 0;
        int naive = 0;
        for (int run = 0; run < REPEATS; run++) {
            Finding finding = find(slo("0.80", 2), chain(random, dependence, 400));
            met += finding.state() == State.MET ? 1 : 0;
            breached += finding.state() == State.BREACHED ? 1 : 0;
            naive += Intervals.lowerBound(finding.good(), finding.total(), 0.05) >= 0.8 ? 1 : 0;
        }
        assertThat(met).isLessThanOrEqualTo(MOST_ERRORS);
        assertThat(breached).isLessThanOrEqualTo(MOST_ERRORS);
        assertThat(naive > MOST_ERRORS).isEqualTo(naiveFails);
    }

    private static SortedMap<Integer, Ratio> chain(SplittableRandom random, double dependence, int length) {
        boolean[] good = new boolean[length];
        good[0] = random.nextDouble() < 0.8;
        for (int i = 1; i < length; i++) {
            good[i] = random.nextDouble() < dependence ? good[i - 1] : random.nextDouble() < 0.8;
        }
        return slices(length, i -> good[i]);
    }

    private static SortedMap<Integer, Ratio> slices(int count, java.util.function.IntPredicate good) {
        SortedMap<Integer, Ratio> slices = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            slices.put(i, new Ratio(good.test(i) ? 20 : 10, 20));
        }
        return slices;
    }

    /** So many good ones, the bad ones scattered evenly. */
    private static SortedMap<Integer, Ratio> alternating(int count, int good) {
        int bad = count - good;
        return slices(count, i -> bad == 0 || (long) i * bad / count == (long) (i + 1) * bad / count);
    }

    /** Each slice's events in the first of so many counted slices. */
    private static SortedMap<Integer, Ratio> spread(SortedMap<Integer, Ratio> slices, int joined) {
        SortedMap<Integer, Ratio> spread = new TreeMap<>();
        slices.forEach((i, events) -> spread.put(i * joined, events));
        return spread;
    }

    private static Finding find(Slo slo, SortedMap<Integer, Ratio> slices) {
        return Findings.of(slo, Runs.healthy().slices("errorFreeTurns", slices).snapshot(), Runs.objectives(slo));
    }

    private static Slo slo(String target, int seconds) {
        return new Slo(
                "steady",
                "errorFreeTurns",
                new BigDecimal(target),
                true,
                0.95,
                50,
                Slo.Estimand.SUITE,
                "",
                new Budgeting.Timeslices(seconds, new BigDecimal("0.95")),
                Optional.empty());
    }
}
