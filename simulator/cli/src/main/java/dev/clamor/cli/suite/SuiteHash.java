package dev.clamor.cli.suite;

import dev.clamor.results.archive.Manifest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over what decides how customers behave: equal suites give equal hashes, whatever their files are called. */
final class SuiteHash {
    private SuiteHash() {}

    static String of(List<Manifest.Weighted> personas, List<Manifest.Weighted> scenarios) {
        MessageDigest digest = Digest.sha256();
        add(digest, "personas", personas);
        add(digest, "scenarios", scenarios);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String kind, List<Manifest.Weighted> sources) {
        update(digest, kind);
        for (Manifest.Weighted source : sources) {
            update(digest, source.id());
            update(digest, Double.toString(source.weight()));
            update(digest, source.text());
        }
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }
}
