package dev.clamor.cli.live;

import dev.clamor.cli.live.LiveFigures.Left;
import dev.clamor.cli.live.LiveFigures.Share;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures in the words of a terminal. */
final class LiveWords {
    private static final double PERCENT = 100;

    private LiveWords() {}

    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }

    /** {@code 71.2 % (66.4-75.6), 124 of 174}. */
    static String share(Share share) {
        return Double.isNaN(share.value())
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f-%.1f), %d of %d",
                        PERCENT * share.value(),
                        PERCENT * share.lower(),
                        PERCENT * share.upper(),
                        share.good(),
                        share.total());
    }

    static String millis(double millis) {
        return Double.isNaN(millis) ? "-" : String.format(Locale.ROOT, "%.0f ms", millis);
    }

    static String rate(double perSecond) {
        return Double.isNaN(perSecond) ? "-" : String.format(Locale.ROOT, "%.1f/s", perSecond);
    }

    /** Bad events left of those allowed, the scarcest first. */
    static String budgets(LiveFigures figures) {
        return figures.budgets().stream()
                .sorted(Comparator.comparingLong(Left::left))
                .map(left -> left.objective() + " " + left.left() + "/" + left.allowed())
                .collect(Collectors.joining("  "));
    }

    /** Whether an objective has lost more than it may. */
    static boolean overspent(LiveFigures figures) {
        return figures.budgets().stream().anyMatch(left -> left.left() < 0);
    }

    static String generator(LiveFigures.Generator generator) {
        return "lag p99 " + millis(generator.lagP99Millis())
                + "  CPU " + (Double.isNaN(generator.cpu()) ? "-" : Math.round(PERCENT * generator.cpu()) + " %")
                + "  GC " + millis(generator.gcMillis())
                + "  sockets " + (generator.sockets() < 0 ? "-" : generator.sockets())
                + "  log behind " + generator.logBacklog();
    }

    static String held(LiveFigures.Generator generator) {
        return generator.heldContacts() + " contacts (" + generator.heldBack() + " wait), " + generator.heldRequests()
                + " requests";
    }

    static boolean held(LiveFigures figures) {
        return figures.generator().heldContacts() > 0 || figures.generator().heldRequests() > 0;
    }
}
