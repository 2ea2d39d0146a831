package dev.clamor.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.archive.Manifest.HealthLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFiguresTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text, true);

    @Test
    void figures_are_those_of_the_events() {
        LiveFigures figures = Told.figures();
        assertThat(figures.seconds()).isEqualTo(2);
        assertThat(figures.opened()).isEqualTo(3);
        assertThat(figures.closed()).isEqualTo(2);
        assertThat(figures.inProgress()).isEqualTo(1);
        assertThat(figures.arrivalsPerSecond()).isEqualTo(1.5);
        assertThat(figures.trueContainment().good()).isEqualTo(1);
        assertThat(figures.trueContainment().total()).isEqualTo(2);
        assertThat(figures.trueContainment().lower()).isBetween(0.0, 0.5);
        assertThat(figures.escalationRecall().value()).isNaN();
        assertThat(figures.agentErrors()).isEqualTo(1);
        assertThat(figures.retries()).isEqualTo(1);
        assertThat(figures.budgets()).containsExactly(new LiveFigures.Left("solved", -1, 0)); // floor(0.3 x 2) = 0
        assertThat(figures.response().p95()).isCloseTo(400, within(0.4));
        assertThat(figures.generator().heldBack()).isEqualTo(2);
        assertThat(figures.limitPassed()).isEqualTo("schedule lag 700 ms");
        assertThat(figures.faults()).containsExactly(Told.HOSTILE);
    }

    @Test
    void arrivals_are_those_of_the_last_seconds() {
        RecentRate rate = new RecentRate();
        assertThat(rate.at(0, 0)).isNaN();
        assertThat(rate.at(20_000, 10)).isNaN();
        assertThat(rate.at(1_000_000, 10)).isEqualTo(10);
        assertThat(rate.at(6_000_000, 20)).isEqualTo(2);
        assertThat(rate.at(11_000_000, 20)).isZero();
        assertThat(rate.at(11_000_000, 20)).isZero();
    }

    @Test
    void a_block_fits_the_terminal_whatever_names_hold() {
        for (int width : new int[] {40, 80, 200}) {
            List<String> lines = new TerminalView(out, width, false).lines(Told.figures());
            assertThat(lines).hasSizeLessThanOrEqualTo(10).allMatch(line -> line.length() < width);
            assertThat(String.join("", lines)).doesNotContain("\u001B");
        }
        assertThat(TerminalView.width("132")).isEqualTo(132);
        assertThat(TerminalView.width("wide")).isEqualTo(TerminalView.DEFAULT_WIDTH);
    }

    @Test
    void colour_only_adds() {
        List<String> plain = new TerminalView(out, 80, false).lines(Told.figures());
        List<String> coloured = new TerminalView(out, 80, true).lines(Told.figures());
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001B\\[\\d+m", "")))
                .isEqualTo(plain);
    }

    @Test
    void a_block_is_written_over_the_one_before_and_lines_stay_above_it() {
        TerminalView view = new TerminalView(out, 80, false);
        view.show(Told.figures());
        int rows = view.lines(Told.figures()).size();
        view.tell("news");
        view.show(Told.figures());
        assertThat(text.toString().split("\u001B\\[" + rows + "A", -1)).hasSize(2);
        assertThat(text.toString()).contains("news" + System.lineSeparator() + "\u001B[2K[");
    }

    @Test
    void a_log_has_a_line_every_ten_seconds_and_at_the_end() {
        PlainView view = new PlainView(out);
        for (int look = 0; look < 45; look++) {
            view.show(Told.figures());
        }
        view.end(Told.figures());
        assertThat(text.toString().lines()).hasSize(3).allMatch(line -> line.contains("arrivals 3 (1.5/s)"));
        assertThat(text.toString()).doesNotContain("\u001B").contains("generator: schedule lag 700 ms", "FAULT <b>");
    }

    @Test
    void a_run_tells_its_views_and_leaves_no_thread() {
        LiveRun run = new LiveRun(
                Told.objectives(),
                Told.config(),
                60,
                HealthLimits.DEFAULT,
                Told.follower(),
                fault -> fail("a fault", fault),
                List.of(new PlainView(out)));
        Told.events().forEach(run::accept);
        run.tick();
        run.tell("last words");
        run.close();
        assertThat(text.toString().lines()).hasSize(3).startsWith("news", "last words");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("clamor-live"));
    }
}
