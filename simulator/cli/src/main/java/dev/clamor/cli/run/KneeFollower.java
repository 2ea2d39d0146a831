package dev.clamor.cli.run;

import dev.clamor.cli.live.Follower;
import dev.clamor.conversation.LoadStep;
import dev.clamor.load.plan.KneeSchedule;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.knee.KneeMonitor;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.verdict.Finding.State;
import java.util.Optional;
import java.util.StringJoiner;

/** Steers the search for the highest bearable load by what its contacts show. */
final class KneeFollower implements Follower, KneeMonitor.Listener {
    private final KneeSchedule schedule;
    private final KneeMonitor monitor;
    private StringJoiner news = lines();
    private String last = "";

    KneeFollower(KneeSchedule schedule, Objectives objectives, MetricsConfig config, Manifest.Knee search) {
        this.schedule = schedule;
        this.monitor = new KneeMonitor(objectives, config, search, this);
    }

    @Override
    public void accept(ContactRecord contact) {
        monitor.accept(contact);
    }

    @Override
    public void step(LoadStep step, State state, boolean over) {
        schedule.heard(step, state == State.MET, state == State.BREACHED, over);
        String line = step.stage() + " " + word(state);
        if (!line.equals(last)) {
            news.add(line);
            last = line;
        }
    }

    @Override
    public void drained(LoadStep drain) {
        schedule.drained(drain);
    }

    private static String word(State state) {
        return switch (state) {
            case MET -> "holds";
            case BREACHED -> "breaks";
            case INCONCLUSIVE -> "is undecided";
        };
    }

    @Override
    public Optional<String> news() {
        Optional<String> told = Optional.of(news.toString()).filter(text -> !text.isEmpty());
        news = lines();
        return told;
    }

    private static StringJoiner lines() {
        return new StringJoiner(System.lineSeparator());
    }
}
