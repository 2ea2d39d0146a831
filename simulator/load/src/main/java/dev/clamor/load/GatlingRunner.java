package dev.clamor.load;

import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job through Gatling in this process; one at a time. The only class with a static hand-over field, because
 * Gatling makes its simulation through a constructor without arguments.
 *
 * <p>Gatling's own verdicts, reports and data writers are not used. Its usage analytics, warm-up request and version
 * check are switched off: nothing is sent but what the customers say.
 */
public final class GatlingRunner {
    private static final String PREFERENCES = "java.util.prefs.PreferencesFactory";
    private static final String VERSION_CHECK_NODE = "/io/gatling/latestVersion";

    private static final List<String> LOADED = List.of(
            "io.gatling.app.Gatling$",
            "io.gatling.core.config.GatlingConfiguration$",
            "com.typesafe.config.ConfigFactory",
            "io.gatling.http.client.impl.DefaultHttpClient",
            "io.netty.channel.epoll.Epoll");

    private static volatile @Nullable RunState current;
    private static volatile @Nullable HealthSampler sampler;
    private static volatile @Nullable Throwable lastFault;

    private GatlingRunner() {}

    /** Loads what a run needs of Gatling, so that the first begins sooner; from any thread. */
    public static void prepare() {
        for (String name : LOADED) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("Gatling: expected the class " + name + ". Found: none", e);
            }
        }
    }

    /** Runs the job to its end; the last event given to the sink is the returned one. */
    public static synchronized RunEvent.RunEnded run(LoadJob job) {
        RunState run = new RunState(job);
        current = run;
        try (HealthSampler health = new HealthSampler(run)) {
            sampler = health;
            health.start();
            job.startAt().ifPresent(run::startAt);
            int status = run.injection().hasNext() && !run.stopping() ? launch(job) : 0;
            run.stop(status == 0 ? EndReason.COMPLETED : EndReason.CRASHED);
            run.cutRemaining();
            return ended(run, job);
        } catch (Exception e) { // Gatling, written in Scala, throws checked exceptions undeclared
            run.harnessFault(e);
            run.stop(EndReason.CRASHED);
            run.cutRemaining();
            return ended(run, job);
        } finally {
            lastFault = run.health().firstFault();
            current = null;
            sampler = null;
        }
    }

    /** Asks the running job to stop: no new contacts, those in progress are discarded. From any thread. */
    public static void stop() {
        RunState run = current;
        if (run != null) {
            run.stop(EndReason.STOPPED_BY_USER);
        }
    }

    /**
     * Ends the running job because what happens in it cannot be written down any more: no new contacts, those in progress
     * are discarded. From any thread, and as often as anyone likes.
     */
    public static void logFailed() {
        RunState run = current;
        if (run != null) {
            run.stop(EndReason.LOG_FAILED);
        }
    }

    /**
     * Ends the running job because of an exception in our own code outside it, which counts as a harness fault: no new
     * contacts, those in progress are discarded. From any thread.
     */
    public static void crashed(Throwable fault) {
        RunState run = current;
        if (run != null) {
            run.harnessFault(fault);
            run.stop(EndReason.CRASHED);
        }
    }

    /**
     * Tells the running job that enough is known: no new contacts, those in progress go on to their end or the drain limit.
     * From any thread.
     *
     * @return whether this ends the run early: there is one, and not all of its contacts had begun
     */
    public static boolean decide() {
        RunState run = current;
        return run != null && run.decide();
    }

    /** The first exception in our own code during the last job, if there was one. */
    public static Optional<Throwable> lastFault() {
        return Optional.ofNullable(lastFault);
    }

    static RunState current() {
        RunState run = current;
        if (run == null) {
            throw new IllegalStateException("load: expected a job handed over by GatlingRunner.run. Found: none");
        }
        return run;
    }

    static HealthSampler sampler() {
        HealthSampler health = sampler;
        if (health == null) {
            throw new IllegalStateException("load: expected a running job. Found: none");
        }
        return health;
    }

    private static RunEvent.RunEnded ended(RunState run, LoadJob job) {
        run.faults().close();
        run.reportHolds();
        EndReason reason = run.endReason();
        RunEvent.RunEnded end = new RunEvent.RunEnded(
                run.micros(),
                job.schedule().planned(),
                reason == EndReason.DECIDED ? run.due() : job.schedule().planned(),
                run.opened(),
                run.closed(),
                reason,
                run.harnessFaults());
        job.sink().accept(end);
        return end;
    }

    private static int launch(LoadJob job) {
        try {
            Path scratch = Files.createTempDirectory("clamor-gatling");
            try {
                System.setProperty("gatling.conf.file", "clamor-gatling.conf");
                System.setProperty("gatling.http.connectTimeout", Long.toString((long) (1_000 * connectSeconds(job))));
                silenceVersionCheck();
                return Gatling$.MODULE$.fromArgs(new String[] {
                    "-s", ConversationSimulation.class.getName(), "-rf", scratch.toString(), "-nr", "-rd", "clamor"
                });
            } finally {
                deleteTree(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gatling's client has one limit for all. */
    private static double connectSeconds(LoadJob job) {
        return job.agents().stream()
                .mapToDouble(Endpoint::connectTimeoutSeconds)
                .max()
                .orElse(Endpoint.CONNECT_TIMEOUT_SECONDS);
    }

    /** Gatling asks for its newest version at every start unless this node says that it has just asked. */
    private static void silenceVersionCheck() {
        if (System.getProperty(PREFERENCES) == null) {
            System.setProperty(PREFERENCES, MemoryPreferences.Factory.class.getName());
        }
        Preferences node = Preferences.userRoot().node(VERSION_CHECK_NODE);
        node.putLong("lastCheckTimestamp", Long.MAX_VALUE);
        node.putBoolean("lastCheckSuccess", false);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
