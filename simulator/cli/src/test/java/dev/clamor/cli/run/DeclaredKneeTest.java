package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.LoadCurve;
import dev.clamor.referenceagent.dialogue.Flaw;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * At which load the objectives break with the packaged crowd's own dialogues, from what the reference agent declares: for
 * each rate of messages, the flaws and reply times that it declares there are made constant, and so many contacts are run in
 * virtual time. A live search is held against this table.
 */
class DeclaredKneeTest {
    private static final DeclaredBehaviour AGENT = DeclaredBehaviour.packaged();
    private static final double[] UTILISATIONS = {0.6, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1.0, 1.02, 1.05};
    private static final int MESSAGES = 100_000;
    private static final int CONTACTS = 6_000;
    private static final double NORMAL_95 = 1.6449;

    @TempDir
    private Path folder;

    @Test
    @EnabledIfSystemProperty(named = "clamor.knee.declared", matches = "true")
    void the_table_of_objectives_over_load_is_printed_and_falls() throws Exception {
        double first = 0;
        double last = 0;
        for (double utilisation : UTILISATIONS) {
            LoadCurve load = LoadCurve.at(AGENT, utilisation * LoadCurve.capacity(AGENT), MESSAGES, 9);
            Path run = folder.resolve("u" + utilisation);
            VirtualRuns.write(run, "declared", 11, CONTACTS, steady(load).line(), null);
            Cli.here("judge", run.toString());
            JsonNode verdict =
                    new ObjectMapper().readTree(run.resolve("verdict.json").toFile());
            JsonNode snapshot =
                    new ObjectMapper().readTree(run.resolve("snapshot.json").toFile());
            System.out.println(row(load, verdict, snapshot));
            last = share(verdict.get("objectives").get(0));
            first = first == 0 ? last : first;
        }
        assertThat(last).isLessThan(first);
    }

    /** As the agent declares itself to be at that load, all the time. */
    private static DeclaredBehaviour steady(LoadCurve load) {
        DeclaredBehaviour steady = AGENT.withPressure(DeclaredBehaviour.Pressure.none())
                .withWorkers(100_000, 100_000)
                .withLatency(load.p50Millis(), Math.log(load.p95Millis() / load.p50Millis()) / NORMAL_95);
        for (Map.Entry<Flaw, Double> rate : load.rates().entrySet()) {
            steady = steady.with(rate.getKey(), rate.getValue());
        }
        return steady;
    }

    private static double share(JsonNode objective) {
        return objective.get("good").asDouble() / objective.get("total").asDouble();
    }

    private static String row(LoadCurve load, JsonNode verdict, JsonNode snapshot) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT, "%.1f messages/s (%.0f %%)", load.messagesPerSecond(), 100 * load.utilisation()));
        double turns = snapshot.at("/snapshot/contacts/turns").asDouble();
        double contacts = snapshot.at("/snapshot/contacts/closed").asDouble();
        row.append(String.format(Locale.ROOT, ", %.2f contacts/s", load.messagesPerSecond() * contacts / turns));
        for (JsonNode objective : verdict.get("objectives")) {
            if (objective.get("total").asLong() > 0) {
                row.append(String.format(
                        Locale.ROOT,
                        ", %s %.4f (target %s)",
                        objective.get("id").asText(),
                        share(objective),
                        objective.get("target").asText()));
            }
        }
        return row.toString();
    }
}
