package dev.clamor.cli.gate;

import dev.clamor.results.archive.FinishedRuns;
import dev.clamor.results.archive.FinishedRuns.Finished;
import dev.clamor.results.archive.FinishedRuns.Run;
import dev.clamor.results.report.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate answers. No sockets.
 *
 * <ul>
 *   <li>{@code GET /api/v1/runs}: every run, newest first.
 *   <li>{@code GET /api/v1/runs/ID/verdict}: {@code verdict.json}, 200 whatever the decision, for a reader that looks into
 *       it (the web provider of Argo Rollouts takes any other status for an error of its own).
 *   <li>{@code POST /flagger/ID/confirm-promotion}: 200 on PROMOTE, 409 otherwise; {@code POST /flagger/ID/rollback}: 200
 *       on ROLL_BACK, 409 otherwise (Flagger's hooks go by the status alone). GET is answered alike.
 *   <li>{@code GET /healthz}: 200.
 * </ul>
 *
 * A pending run is 409 with {@code Retry-After}; an unknown one 404. ID may be {@code latest}.
 */
final class GateApi {
    private static final int RETRY_SECONDS = 10;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int PARTS_OF_HOOK = 3;
    private static final int PARTS_OF_RUN = 5;
    private static final List<String> READING = List.of("GET", "HEAD");

    private final FinishedRuns runs;

    /** Answers for these runs. */
    public GateApi(FinishedRuns runs) {
        this.runs = runs;
    }

    /** A whole answer, in JSON. */
    public record Answer(int status, byte[] body, Map<String, String> headers) {}

    /** The answer to a request for this path, without its query. */
    public Answer answer(String method, String path) throws IOException {
        boolean reading = READING.contains(method);
        if (!reading && !method.equals("POST")) {
            return notAllowed("GET, HEAD, POST");
        }
        String[] parts = path.startsWith("/") ? path.substring(1).split("/", -1) : new String[0];
        if (parts.length == PARTS_OF_HOOK && parts[0].equals("flagger")) {
            return hook(parts[1], parts[2]);
        }
        if (path.equals("/healthz")) {
            return reading ? said(OK, "ok", "The gate is open for questions.") : notAllowed("GET, HEAD");
        }
        if (!path.startsWith("/api/v1/runs")) {
            return said(NOT_FOUND, "unknown", "There is nothing at this path; see docs/verdict-contract.md.");
        }
        return reading ? run(parts) : notAllowed("GET, HEAD");
    }

    private Answer run(String[] parts) throws IOException {
        if (parts.length == PARTS_OF_RUN - 2) {
            return list();
        }
        if (parts.length == PARTS_OF_RUN && parts[PARTS_OF_RUN - 1].equals("verdict")) {
            return verdict(parts[PARTS_OF_RUN - 2]);
        }
        return said(NOT_FOUND, "unknown", "There is nothing at this path; see docs/verdict-contract.md.");
    }

    private Answer list() throws IOException {
        List<Map<String, Object>> list = runs.all().stream().map(GateApi::shown).toList();
        return json(OK, Map.of("runs", list), Map.of());
    }

    private static Map<String, Object> shown(Run run) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", run.id());
        shown.put("startedAt", run.startedAt().toString());
        shown.put("verdict", run instanceof Finished finished ? finished.decision() : null);
        return shown;
    }

    private Answer verdict(String id) throws IOException {
        Optional<Run> run = runs.find(id);
        return run.isPresent() && run.get() instanceof Finished finished
                ? new Answer(OK, finished.verdict(), Map.of())
                : without(id, run);
    }

    private Answer hook(String id, String hook) throws IOException {
        String opening = switch (hook) {
            case "confirm-promotion" -> "PROMOTE";
            case "rollback" -> "ROLL_BACK";
            default -> "";
        };
        if (opening.isEmpty()) {
            return said(NOT_FOUND, "unknown", "The hooks are confirm-promotion and rollback.");
        }
        Optional<Run> run = runs.find(id);
        if (run.isEmpty() || !(run.get() instanceof Finished finished)) {
            return without(id, run);
        }
        boolean opens = finished.decision().equals(opening);
        return said(
                opens ? OK : CONFLICT,
                finished.decision(),
                "The verdict on run " + finished.id() + " is " + finished.decision() + "; " + hook
                        + (opens ? " goes ahead." : " asks for " + opening + "."));
    }

    private static Answer without(String id, Optional<Run> run) throws IOException {
        return run.isEmpty()
                ? said(NOT_FOUND, "unknown", "There is no such run, or none that is new enough: " + shortened(id) + ".")
                : json(
                        CONFLICT,
                        body("pending", "Run " + run.get().id() + " has no verdict yet."),
                        Map.of("Retry-After", Integer.toString(RETRY_SECONDS)));
    }

    private static String shortened(String id) {
        int most = 128;
        return id.length() > most ? id.substring(0, most) + "\u2026" : id;
    }

    private static Answer notAllowed(String allowed) throws IOException {
        return json(NOT_ALLOWED, body("refused", "Allowed here: " + allowed + "."), Map.of("Allow", allowed));
    }

    private static Answer said(int status, String state, String because) throws IOException {
        return json(status, body(state, because), Map.of());
    }

    private static Map<String, Object> body(String state, String because) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", state);
        body.put("because", because);
        return body;
    }

    private static Answer json(int status, Object body, Map<String, String> headers) throws IOException {
        return new Answer(status, ReportJson.text(body).getBytes(StandardCharsets.UTF_8), headers);
    }
}
