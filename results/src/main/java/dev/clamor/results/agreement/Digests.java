package dev.clamor.results.agreement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short digests of texts. */
public final class Digests {
    private static final int BYTES = 8;

    private Digests() {}

    /** Without white space at the ends; every run of it inside is one space. */
    public static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** First 64 bits of the SHA-256 of the text in UTF-8, as 16 hexadecimal digits. */
    public static String of(String text) {
        return String.format("%0" + 2 * BYTES + "x", number(text));
    }

    /** The same bits as a number. */
    static long number(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(all).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java. Found: none", e);
        }
    }
}
