package dev.clamor.engine.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with AWS Signature Version 4, in headers, for every service but S3 (whose paths are encoded once, not
 * twice). The algorithm is that of the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS guide</a>.
 */
final class SigV4 {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final Credentials credentials;
    private final String region;
    private final String service;

    SigV4(Credentials credentials, String region, String service) {
        this.credentials = credentials;
        this.region = region;
        this.service = service;
    }

    /**
     * Who signs.
     *
     * @param sessionToken empty for lasting credentials
     */
    record Credentials(String accessKey, String secretKey, String sessionToken) {
        /** The access key alone: the others are secrets. */
        @Override
        public String toString() {
            return "Credentials[" + accessKey + "]";
        }
    }

    /**
     * The headers to add to a request: {@code X-Amz-Date}, {@code X-Amz-Security-Token} where there is a token, and {@code
     * Authorization}.
     *
     * @param headers those of the request that are signed along with the host and the added ones
     */
    Map<String, String> sign(String method, URI uri, Map<String, String> headers, byte[] body, Instant now) {
        String time = TIME.format(now);
        Map<String, String> added = new TreeMap<>();
        added.put("X-Amz-Date", time);
        if (!credentials.sessionToken().isEmpty()) {
            added.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        TreeMap<String, String> signed = new TreeMap<>();
        signed.put("host", host(uri));
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), trimmed(value)));
        added.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        String names = String.join(";", signed.keySet());
        String scope = time.substring(0, DATE_LENGTH) + "/" + region + "/" + service + "/aws4_request";
        String toSign =
                String.join("\n", ALGORITHM, time, scope, hash(bytes(canonical(method, uri, signed, names, body))));
        added.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKey() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + HexFormat.of().formatHex(hmac(key(time), toSign)));
        return Collections.unmodifiableMap(added);
    }

    private static String canonical(String method, URI uri, Map<String, String> signed, String names, byte[] body) {
        StringBuilder headers = new StringBuilder();
        signed.forEach(
                (name, value) -> headers.append(name).append(':').append(value).append('\n'));
        return String.join(
                "\n", method, path(uri.getRawPath()), query(uri.getRawQuery()), headers.toString(), names, hash(body));
    }

    /** The path without empty, {@code .} and {@code ..} segments, encoded once more than it is. */
    private static String path(String raw) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : raw.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(Percent.encode(segment));
            }
        }
        boolean folder = !kept.isEmpty() && raw.endsWith("/");
        return "/" + String.join("/", kept) + (folder ? "/" : "");
    }

    private static String query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : raw.split("&")) {
            int equal = pair.indexOf('=');
            String name = equal < 0 ? pair : pair.substring(0, equal);
            String value = equal < 0 ? "" : pair.substring(equal + 1);
            pairs.add(Map.entry(Percent.encode(Percent.decode(name)), Percent.encode(Percent.decode(value))));
        }
        pairs.sort(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        return pairs.stream().map(p -> p.getKey() + "=" + p.getValue()).collect(Collectors.joining("&"));
    }

    private static String host(URI uri) {
        boolean usual = uri.getPort() < 0
                || uri.getPort() == 443 && "https".equals(uri.getScheme())
                || uri.getPort() == 80 && "http".equals(uri.getScheme());
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String trimmed(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }

    private byte[] key(String time) {
        byte[] key = hmac(bytes("AWS4" + credentials.secretKey()), time.substring(0, DATE_LENGTH));
        return hmac(hmac(hmac(key, region), service), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("signature: expected a JDK with SHA-256. Found: " + e.getMessage(), e);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
