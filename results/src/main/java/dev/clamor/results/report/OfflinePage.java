package dev.clamor.results.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * One file that opens offline. Its content security policy allows the embedded style and scripts by their hashes and
 * nothing else: no address, no inline handler, no style attribute, no evaluated text. What the script shows stands in data
 * blocks in which no character can end the block.
 */
final class OfflinePage {
    private static final String CHARTS = "echarts.common.min.js";
    private static final String STYLE = "report.css";

    private OfflinePage() {}

    /**
     * Writes the file.
     *
     * @param title the title element, escaped
     * @param body the content, escaped
     * @param blocks what the script shows, by the id of the element that holds it
     * @param script name of the packaged script
     */
    static void write(String title, String body, Map<String, Object> blocks, String script, Appendable out)
            throws IOException {
        String style = resource(STYLE);
        String charts = resource(CHARTS);
        String own = resource(script);
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        out.append(policy(style, charts, own)).append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
        out.append(title);
        out.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
        out.append(body);
        for (Map.Entry<String, Object> block : blocks.entrySet()) {
            out.append("<script type=\"application/json\" id=\"")
                    .append(block.getKey())
                    .append("\">");
            out.append(inert(ReportJson.compact(block.getValue()))).append("</script>\n");
        }
        out.append("<script>").append(charts).append("</script>\n");
        out.append("<script>").append(own).append("</script>\n</body>\n</html>\n");
    }

    private static String policy(String style, String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; style-src ").append(hash(style));
        policy.append("; script-src");
        for (String script : scripts) {
            policy.append(' ').append(hash(script));
        }
        return policy.append("; base-uri 'none'; form-action 'none'").toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the page: expected SHA-256 in every Java. Found: none", e);
        }
    }

    /** JSON in which the characters that HTML or JavaScript could read otherwise are escaped; the value is the same. */
    private static String inert(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = OfflinePage.class.getResourceAsStream("/clamor/report/" + name)) {
            if (in == null) {
                throw new IOException("the page: expected the packaged file " + name + ". Found: none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
