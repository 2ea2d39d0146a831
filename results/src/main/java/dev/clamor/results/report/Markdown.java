package dev.clamor.results.report;

import dev.clamor.results.report.words.Visible;

/** Text from outside as inert Markdown: no markup, links, mentions, HTML or table cells come out of it. */
final class Markdown {
    private static final String STRUCTURAL = "\\`*_{}[]#!|~:$";

    private Markdown() {}

    /**
     * On one line, every character with a meaning escaped. Must not stand at a line's start, where dots and dashes have
     * one.
     */
    static String text(String outside) {
        StringBuilder out = new StringBuilder();
        Visible.line(outside).chars().forEach(c -> escape((char) c, out));
        return out.toString();
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            // Nothing else keeps a name from being notified.
            case '@' -> out.append("@<!-- -->");
            default -> {
                boolean address =
                        c == '.' && out.length() >= 3 && "www".equalsIgnoreCase(out.substring(out.length() - 3));
                if (address || STRUCTURAL.indexOf(c) >= 0) {
                    out.append('\\');
                }
                out.append(c);
            }
        }
    }

    /** As code: nothing in it is markup; fit for a table cell. */
    static String code(String outside) {
        String line = Visible.line(outside);
        String fence = "`".repeat(longestRun(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") || line.isEmpty() ? " " : "";
        return fence + pad + line.replace("|", "\\|") + pad + fence;
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
