package dev.clamor.cli.doctor;

import java.util.List;
import java.util.Map;

/**
 * What the doctor found; nothing in it is secret. Texts from the agent are as they came, cut to length.
 *
 * @param agent name
 * @param protocol id
 * @param address without secrets
 * @param resolved addresses that the host stands for; empty if there are none
 * @param connected how long it took to connect, in milliseconds; NaN if it could not be done
 * @param exchanges what was sent and what came back
 * @param turns what was understood
 * @param unseen what could not be seen in these turns, and what that costs
 * @param advice what to check, one sentence; empty when every reply was understood
 */
record Diagnosis(
        String agent,
        String protocol,
        String address,
        List<String> resolved,
        double connected,
        List<Exchange> exchanges,
        List<Turn> turns,
        List<Unseen> unseen,
        String advice) {

    /**
     * A request and its answer, or a WebSocket and its messages.
     *
     * @param messages over a WebSocket, each after {@code sent} or {@code received}
     * @param status 0 when no answer came
     * @param failure why there is no whole answer; empty if there is one
     */
    record Exchange(
            String method,
            String address,
            Map<String, String> headers,
            String body,
            List<String> messages,
            int status,
            Map<String, String> answerHeaders,
            String answer,
            String failure) {}

    /**
     * A turn as it was understood; empty texts, empty lists and NaN where nothing was told.
     *
     * @param said what the customer said
     * @param reply the agent's words; empty when there is no reply
     * @param fault why there is none
     * @param replyClass what the reply was to the customer
     * @param because why it is taken for that
     * @param firstMillis from send to the first readable part
     * @param wholeMillis from send to the whole reply
     */
    record Turn(
            String said,
            String reply,
            String fault,
            String replyClass,
            String because,
            String intent,
            double confidence,
            List<String> asks,
            List<String> actions,
            String handoff,
            String state,
            double cost,
            double firstMillis,
            double wholeMillis,
            boolean streamed) {
        boolean understood() {
            return fault.isEmpty();
        }
    }

    /** Something that was not told, and the measures that suffer. */
    record Unseen(String what, String cost) {}

    /** Whether every turn got a reply that was understood. */
    boolean healthy() {
        return advice.isEmpty();
    }
}
