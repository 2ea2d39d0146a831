package dev.clamor.cli.judge;

import dev.clamor.cli.input.Invalid;
import dev.clamor.results.archive.Shards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From folders that a user names to the folder of one run; shards are put together. */
final class ShardFolders {
    private ShardFolders() {}

    /**
     * The folder of the run. One folder without shards in it is that itself.
     *
     * @param out where shards are put together; empty for the folder in which they all are
     * @param elsewhere who reads the shards' logs; empty for this process
     */
    static Path run(List<Path> named, Optional<Path> out, Optional<LogReading> elsewhere) throws IOException {
        if (named.size() > 1) {
            Path run = out.isPresent() ? out.get() : parent(named);
            put(run, named, elsewhere);
            return run;
        }
        Path one = named.get(0);
        List<Path> within = Shards.within(one);
        if (!within.isEmpty()) {
            Path run = out.orElse(one);
            put(run, within, elsewhere);
            return run;
        }
        if (out.isPresent()) {
            throw Invalid.of("--out", "it with shards, which are put together there", one.toString());
        }
        return one;
    }

    private static void put(Path run, List<Path> shards, Optional<LogReading> elsewhere) {
        elsewhere.ifPresentOrElse(reading -> Shards.put(run, shards, reading::parts), () -> Shards.put(run, shards));
    }

    private static Path parent(List<Path> named) throws IOException {
        Set<Path> parents = new LinkedHashSet<>();
        for (Path folder : named) {
            Path absolute = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
            parents.add(Optional.ofNullable(absolute.getParent()).orElse(absolute));
        }
        if (parents.size() > 1) {
            throw Invalid.of("--out", "a folder for the run, for its shards are in several", "none");
        }
        return parents.iterator().next();
    }
}
