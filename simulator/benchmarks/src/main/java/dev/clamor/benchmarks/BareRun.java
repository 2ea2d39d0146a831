package dev.clamor.benchmarks;

import io.gatling.app.Gatling$;
import java.util.prefs.Preferences;

/** A child process: plain Gatling sends the recorded requests, with or without its own data writer. */
final class BareRun {
    static final String ARGUMENTS = "clamor.benchmarks.plan";
    static final String SEPARATOR = "\n";

    private static final String PREFERENCES = "java.util.prefs.PreferencesFactory";

    private BareRun() {}

    /** First argument the name of a Gatling configuration, then a {@link CostPlan}. */
    public static void main(String[] args) throws InterruptedException {
        CostPlan plan = CostPlan.of(args, 1);
        System.setProperty("gatling.conf.file", args[0]);
        System.setProperty(ARGUMENTS, String.join(SEPARATOR, plan.arguments()));
        silenceVersionCheck();
        CpuWindow window = new CpuWindow(plan.warmUpSeconds(), plan.windowEnd(), BareSimulation::turns);
        int status = Gatling$.MODULE$.fromArgs(new String[] {
            "-s", BareSimulation.class.getName(), "-rf", plan.scratch().toString(), "-nr", "-rd", "bare"
        });
        if (status != 0 || BareSimulation.failures() > 0) {
            throw new IllegalStateException(
                    "bare run: expected no failures. Found: " + BareSimulation.failures() + ", status " + status);
        }
        window.await();
    }

    /** As the generator does: nothing is asked of the network but the agent. */
    private static void silenceVersionCheck() {
        System.setProperty(PREFERENCES, "dev.clamor.load.MemoryPreferences$Factory");
        Preferences node = Preferences.userRoot().node("/io/gatling/latestVersion");
        node.putLong("lastCheckTimestamp", Long.MAX_VALUE);
        node.putBoolean("lastCheckSuccess", false);
    }
}
