package dev.clamor.results.archive;

import dev.clamor.document.Problems;
import dev.clamor.results.archive.Shards.Shard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Whether folders are shards of one run, each there once. Every difference is a problem of its own, with its code. */
final class ShardCheck {
    private static final int SHOWN = 60;
    private static final Map<String, Function<Manifest, Object>> SAME = same();

    private final Problems problems;

    ShardCheck(Problems problems) {
        this.problems = problems;
    }

    private static Map<String, Function<Manifest, Object>> same() {
        Map<String, Function<Manifest, Object>> same = new LinkedHashMap<>();
        same.put("sharding.count", manifest -> manifest.sharding().count());
        same.put("sharding.startAt", manifest -> manifest.sharding().startAt());
        same.put("sharding.runContacts", manifest -> manifest.sharding().runContacts());
        same.put("sharding.seats", manifest -> manifest.sharding().seats());
        same.put("runId", Manifest::runId);
        same.put("clamorVersion", Manifest::clamorVersion);
        same.put("seed", Manifest::seed);
        same.put("plan", Manifest::plan);
        same.put("objectives", Manifest::objectives);
        same.put("suiteHash", Manifest::suiteHash);
        same.put("personas", Manifest::personas);
        same.put("scenarios", Manifest::scenarios);
        same.put("agent", Manifest::agent);
        same.put("timeScale", Manifest::timeScale);
        same.put("limits", Manifest::limits);
        same.put("conditions", Manifest::conditions);
        return same;
    }

    void check(List<Shard> shards) {
        Map<Integer, Shard> seen = new TreeMap<>();
        for (Shard shard : shards) {
            if (!shard.sharding().part()) {
                problems.add(shard.problem("sharding", "one shard of several (SHARD_NONE)", "a whole run"));
                continue;
            }
            differences(shards.get(0), shard);
            once(seen, shard);
            share(shard);
        }
    }

    private void differences(Shard first, Shard shard) {
        SAME.forEach((key, of) -> {
            Object expected = of.apply(first.manifest());
            Object found = of.apply(shard.manifest());
            if (!expected.equals(found)) {
                problems.add(shard.problem(
                        key,
                        "that of shard " + first.index() + ", " + shown(expected) + " (SHARD_DIFFERS)",
                        shown(found)));
            }
        });
    }

    private void once(Map<Integer, Shard> seen, Shard shard) {
        Shard before = seen.putIfAbsent(shard.index(), shard);
        if (before != null) {
            problems.add(shard.problem(
                    "sharding.index",
                    "every shard once (SHARD_TWICE)",
                    "shard " + shard.index() + ", which " + before.folder() + " is too"));
        }
    }

    private void share(Shard shard) {
        long share = shard.sharding().share(shard.index());
        if (shard.manifest().plannedContacts() != share) {
            problems.add(shard.problem(
                    "plannedContacts",
                    "its share of the contacts, " + share + " (SHARD_SHARE)",
                    Long.toString(shard.manifest().plannedContacts())));
        }
    }

    private static String shown(Object value) {
        String text = value.toString().replaceAll("\\s+", " ");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
