package dev.clamor.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.Stage.Piece;
import dev.clamor.persona.RandomStreams;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,rate\n09:00,2\n10:00,8\n10:30,4\n",
                "Time,Rate\r\n\"9:00\", \"2\"\r\n10:00,8\r\n10:30,4\r\n",
                "# counted\ntime,count\n\n2026-11-16T09:00Z,7200\n2026-11-16T11:00+01:00,14400\n2026-11-16 10:30:00,7200",
                "time,rate\n1763283600,2e0\n1763287200,8\n1763289000,4\n",
                "\uFEFFtime,rate\n1763283600000,2\n1763287200000,8\n1763289000000,4\n"
            })
    void buckets_are_scaled_to_the_peak_and_squeezed_to_the_length(String csv) {
        // 60, 30 and, as the last is as long as the one before it, 30 minutes: half, a quarter and a quarter of 80 s
        assertThat(curve(csv, 0).pieces(40, 80))
                .containsExactly(new Piece(10, 10, 40), new Piece(40, 40, 20), new Piece(20, 20, 20));
    }

    @Test
    void arrivals_are_counted_into_buckets_in_any_order() {
        String csv = "arrived\n09:00:01\n09:59\n11:15\n09:30\n10:59:59.5\n";
        // hours from 9: 3, 1 and 1
        assertThat(curve(csv, 3_600).pieces(6, 30))
                .containsExactly(new Piece(6, 6, 10), new Piece(2, 2, 10), new Piece(2, 2, 10));
    }

    @Test
    void the_length_of_a_bucket_is_chosen_so_that_there_are_at_most_96() {
        // 2 h in minutes would be 121 buckets; in 5 minutes 25
        assertThat(curve("0\n7200\n", 0).buckets()).hasSize(25);
        assertThat(curve("0\n94\n", 0).buckets()).hasSize(95);
    }

    @Test
    void a_curve_written_down_reads_to_the_same() {
        Curve counted = curve("time,count\n09:00:00,7\n09:00:00.3,11\n09:07,0\n", 0);
        assertThat(curve(counted.toCsv(), 0)).isEqualTo(counted);
        Curve recorded = curve("1763283600.123\n1763283777\n1763289000\n", 0);
        assertThat(curve(recorded.toCsv(), 60)).isEqualTo(recorded);
    }

    @Test
    void a_plan_with_its_curves_written_into_it_needs_no_other_file() {
        String plan = "name: day\nstages:\n  - {name: day, curve: {file: \"a \\\"b\\\".csv\", peak: 9, for: 1m}}";
        PlanFiles files = (name, problems) -> Optional.of("10:00\n10:00\n12:00\n");
        Problems problems = new Problems();
        WholePlan whole = PlanCatalog.readWhole("p.yaml", plan, files, problems).orElseThrow();
        assertThat(PlanCatalog.read("p.yaml", whole.text(), problems)).contains(whole.plan());
        assertThat(problems.all()).isEmpty();
        assertThat(whole.plan().workload().stages().get(0).shape()).isEqualTo("curve");
    }

    @Test
    void a_plan_that_cannot_hold_its_curves_is_refused() {
        String plan = "{name: day, stages: [{name: day, curve: {file: a.csv, peak: 9, for: 1m}}]}";
        Problems problems = new Problems();
        PlanFiles files = (name, any) -> Optional.of("10:00\n10:00\n12:00\n");
        assertThat(PlanCatalog.readWhole("p.yaml", plan, files, problems)).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains("block style");
    }

    /**
     * Pearson's statistic of 60 buckets against their areas, given the number of arrivals, is chi-square with 59 degrees of
     * freedom: R qchisq(0.999, 59) = 98.32, so a false alarm once in 1,000 seeds, and the seed is fixed. The curve's peak makes
     * the smallest bucket expect more than 5.
     */
    @Test
    void poisson_arrivals_follow_the_buckets_of_the_curve() {
        String monday = PlanCatalog.packagedFile("monday.csv").orElseThrow();
        List<Piece> pieces = curve(monday, 0).pieces(80, 600);
        assertThat(pieces).hasSize(60);
        Workload.OpenWorkload workload = new Workload.OpenWorkload(
                List.of(new Stage("monday", pieces, false, Stage.Mix.SAME)), Workload.Spacing.POISSON);
        long[] due = Arrivals.dueMicros(workload, 0, new RandomStreams(20));
        double[] seen = new double[60];
        for (long micros : due) {
            seen[(int) (micros / 10_000_000)]++;
        }
        double all = workload.stages().get(0).area();
        double statistic = 0;
        for (int i = 0; i < seen.length; i++) {
            double expected = pieces.get(i).area() / all * due.length;
            assertThat(expected).isGreaterThan(5);
            statistic += (seen[i] - expected) * (seen[i] - expected) / expected;
        }
        assertThat(statistic).isLessThan(98.32);
        // Poisson(all): 5 sd are left once in 1.7 million seeds
        assertThat((double) due.length).isCloseTo(all, within(5 * Math.sqrt(all)));
    }

    @Nested
    class Wrong {
        @Test
        void every_row_is_named_with_its_line() {
            assertThat(problems("time,rate\n09:00,2\n9 o'clock,3\n09:30,-1\n09:15,2\n10:00\n10:30,1,2\n"))
                    .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("c.csv"))
                    .extracting(Problem::line)
                    .containsExactly(3, 4, 5, 6, 7);
        }

        @Test
        void all_times_are_written_as_the_first() {
            assertThat(problems("09:00\n1763283600\n2026-11-16T09:00Z\n"))
                    .extracting(Problem::toString)
                    .containsExactly(
                            "c.csv:2 time: expected a time of day, such as 09:15 or 09:15:30. Found: \"1763283600\".",
                            "c.csv:3 time: expected a time of day, such as 09:15 or 09:15:30. Found: \"2026-11-16T09:00Z\".");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "# nothing\n",
                    "09:00,4\n09:15,5\n",
                    "time,rate\n",
                    "time,count\n09:00,3\n",
                    "time,rate\n09:00,0\n10:00,0\n",
                    "09:00\n09:00\n",
                    "25:00\n26:00\n",
                    "time,rate\n09:00,1e999\n10:00,NaN\n"
                })
        void a_file_without_a_curve_is_refused(String csv) {
            assertThat(problems(csv)).isNotEmpty();
        }

        @Test
        void of_many_wrong_rows_the_first_hundred_are_named() {
            List<Problem> problems = problems("09:00\n" + "never\n".repeat(250));
            assertThat(problems).hasSize(101);
            assertThat(problems.get(100).found()).isEqualTo("150 more wrong rows");
        }

        private List<Problem> problems(String csv) {
            Problems problems = new Problems();
            assertThat(CurveReader.read("c.csv", csv, 0, problems)).isEmpty();
            return problems.all();
        }
    }

    private static Curve curve(String csv, double bucketSeconds) {
        Problems problems = new Problems();
        Optional<Curve> read = CurveReader.read("c.csv", csv, bucketSeconds, problems);
        assertThat(problems.all()).isEmpty();
        return read.orElseThrow();
    }
}
