package dev.clamor.cli.doctor;

import dev.clamor.cli.terminal.Printable;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A diagnosis line by line. */
final class DiagnosisText {
    private final PrintWriter out;

    DiagnosisText(PrintWriter out) {
        this.out = out;
    }

    void print(Diagnosis diagnosis) {
        line("agent", diagnosis.agent() + ", protocol " + diagnosis.protocol() + ", at " + diagnosis.address());
        line(
                "resolved",
                diagnosis.resolved().isEmpty() ? "the host is unknown" : String.join(", ", diagnosis.resolved()));
        line("connected", Double.isNaN(diagnosis.connected()) ? "no" : "in " + millis(diagnosis.connected()));
        diagnosis.exchanges().forEach(this::exchange);
        diagnosis.turns().forEach(this::turn);
        if (!diagnosis.unseen().isEmpty()) {
            out.println();
            out.println("Not seen in this exchange:");
            diagnosis.unseen().forEach(unseen -> out.println("  " + unseen.what() + ": " + unseen.cost()));
        }
        out.println();
        out.println(diagnosis.healthy() ? "Every reply was understood." : "Not understood. " + diagnosis.advice());
    }

    private void exchange(Diagnosis.Exchange exchange) {
        out.println();
        line("sent", exchange.method() + " " + exchange.address());
        headers(exchange.headers());
        body(exchange.body());
        exchange.messages().forEach(message -> line("", message));
        if (exchange.status() > 0) {
            line("received", "status " + exchange.status());
        }
        headers(exchange.answerHeaders());
        body(exchange.answer());
        if (!exchange.failure().isEmpty()) {
            line("failed", exchange.failure());
        }
    }

    private void headers(Map<String, String> headers) {
        headers.forEach((name, value) -> line("", name + ": " + value));
    }

    private void body(String body) {
        if (!body.isEmpty()) {
            line("", body);
        }
    }

    private void turn(Diagnosis.Turn turn) {
        out.println();
        line("customer", turn.said());
        if (!turn.understood()) {
            line("no reply", turn.fault() + ", after " + millis(turn.wholeMillis()));
            return;
        }
        line("reply", turn.reply());
        line("class", turn.replyClass() + " (" + turn.because() + ")");
        line("intent", orNot(turn.intent()));
        line("confidence", number(turn.confidence()));
        line("asks", orNot(turn.asks()));
        line("actions", orNot(turn.actions()));
        line("handoff", orNot(turn.handoff()));
        line("state", turn.state());
        line("cost", number(turn.cost()));
        line("first part", turn.streamed() ? millis(turn.firstMillis()) : "with the whole reply");
        line("whole", millis(turn.wholeMillis()));
    }

    private void line(String name, String text) {
        out.println(String.format(Locale.ROOT, "%-10s  %s", name, Printable.of(text)));
    }

    private static String orNot(String text) {
        return text.isEmpty() ? "not told" : text;
    }

    private static String orNot(List<String> texts) {
        return texts.isEmpty() ? "none told" : String.join("; ", texts);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "not told" : new BigDecimal(Double.toString(value)).toPlainString();
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }
}
