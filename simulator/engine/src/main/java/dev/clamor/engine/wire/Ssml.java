package dev.clamor.engine.wire;

/** Speech markup as a customer reads it. */
final class Ssml {
    private Ssml() {}

    /** The text without its tags; a sign that begins no tag stays. */
    static String text(String markup) {
        StringBuilder text = new StringBuilder(markup.length());
        int at = 0;
        while (at < markup.length()) {
            char c = markup.charAt(at);
            int end = c == '<' ? markup.indexOf('>', at) : -1;
            if (end < 0) {
                text.append(c);
                at++;
            } else {
                text.append(' ');
                at = end + 1;
            }
        }
        return text.toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
