package dev.clamor.cli.replay;

import dev.clamor.cli.terminal.Printable;
import java.util.StringJoiner;

/** Whether a contact that was lived again went as it was recorded, in words. */
final class ReplayText {
    private ReplayText() {}

    static String of(ReplayAnswer answer) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        if (answer.difference().isEmpty()) {
            int turns = answer.recorded().turns().size();
            lines.add("the same as recorded, " + turns + (turns == 1 ? " turn" : " turns"));
        } else {
            LivedDifference found = answer.difference().get();
            lines.add("another way from turn " + found.turn() + " on:");
            for (LivedDifference.Part part : found.parts()) {
                lines.add("  " + part.what());
                lines.add("    then  " + shown(part.then()));
                lines.add("    now   " + shown(part.now()));
            }
        }
        answer.otherWords().ifPresent(turn -> lines.add("the agent's words differ from turn " + turn + " on"));
        return lines.toString();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : Printable.of(text);
    }
}
