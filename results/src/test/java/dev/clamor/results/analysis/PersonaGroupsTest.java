package dev.clamor.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.archive.Manifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonaGroupsTest {
    @Test
    void are_read_from_the_texts_in_the_manifest() {
        Manifest manifest = manifest(
                new Manifest.Weighted("elder", 1, "id: elder\ngroups: [older, on a phone]\n"),
                new Manifest.Weighted("commuter", 1, "groups: on a phone\n"),
                new Manifest.Weighted("calm", 1, "id: calm\n"),
                new Manifest.Weighted("unreadable", 1, "groups: [older\n"),
                new Manifest.Weighted("gone", 1, ""));

        assertThat(PersonaGroups.of(manifest))
                .isEqualTo(Map.of(
                        "older", new TreeSet<>(List.of("elder")),
                        "on a phone", new TreeSet<>(List.of("commuter", "elder"))));
    }

    private static Manifest manifest(Manifest.Weighted... personas) {
        return new Manifest(
                1,
                "run",
                "0.1.0",
                "2026-11-21T10:12:01Z",
                "",
                1,
                new Manifest.Source("plan", ""),
                new Manifest.Source("objectives", ""),
                List.of(personas),
                List.of(),
                "",
                new Manifest.Agent("agent", "", "native", ""),
                1,
                1,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }
}
