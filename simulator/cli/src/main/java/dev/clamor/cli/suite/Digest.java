package dev.clamor.cli.suite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for something long, the same for what prints the same: the first twelve digits of its SHA-256. */
public final class Digest {
    private static final int SHOWN = 12;

    private Digest() {}

    public static String of(Object printed) {
        byte[] hash = sha256().digest(printed.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, SHOWN);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
