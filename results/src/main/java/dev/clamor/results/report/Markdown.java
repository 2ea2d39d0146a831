package dev.clamor.results.report;

import dev.clamor.results.report.words.Visible;

/** Text from outside as inert Markdown: no markup, links, mentions, HTML or table cells come out of it. */
public final class Markdown {
    private static final String STRUCTURAL = "\\`*_{}[]#|~$";

    private Markdown() {}

    /**
     * On one line, every character with a meaning escaped. Must not stand at a line's start, where dots and dashes have
     * one.
     */
    public static String text(String outside) {
        String line = Visible.line(outside);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                // Nothing else keeps a name from being notified.
                case '@' -> out.append("@<!-- -->");
                default -> out.append(meant(line, i) ? "\\" : "").append(line.charAt(i));
            }
        }
        return out.toString();
    }

    /** Whether the character is structure, or makes an address a link. */
    private static boolean meant(String line, int at) {
        return STRUCTURAL.indexOf(line.charAt(at)) >= 0
                || line.startsWith("://", at)
                || line.charAt(at) == '.' && line.regionMatches(true, at - 3, "www", 0, 3);
    }

    /** As code: nothing in it is markup. Not for a table, see {@link #cell}. */
    public static String code(String outside) {
        String line = Visible.line(outside);
        if (line.isEmpty()) {
            return "` `";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** As code in a table's cell, where no escape keeps a bar from ending the cell in every reader: a broken bar. */
    public static String cell(String outside) {
        return code(outside.replace('|', '\u00A6'));
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
