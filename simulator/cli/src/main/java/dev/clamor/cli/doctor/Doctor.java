package dev.clamor.cli.doctor;

import dev.clamor.cli.agent.Address;
import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.agent.PlainLine;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.dialogue.Pace;
import dev.clamor.engine.dialogue.PaceMeter;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.target.PlainSecrets;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.TurnListener;
import dev.clamor.persona.Persona;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one real exchange with an agent, two turns if the first reply asks something, and says what came of it. */
final class Doctor implements TurnListener, EventSink {
    private static final long SEED = 1;
    private static final int MOST_SHOWN = 2_000;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(30);
    private static final int CONNECT_LIMIT_MILLIS = 5_000;
    private static final List<String> ANSWER_HEADERS = List.of(
            "Content-Type",
            "Content-Length",
            "Transfer-Encoding",
            "Location",
            "Retry-After",
            "Server",
            "Set-Cookie",
            "WWW-Authenticate",
            "X-Request-Id",
            "X-RateLimit-Remaining");

    private final AgentUnderTest agent;
    private final ContactId contact = ContactId.ofArrival(0);
    private final Duration limit;
    private final PlainLine plain;
    private final RecordingLine line;
    private final AgentSession session;
    private final Dialogue dialogue;
    private final List<Diagnosis.Turn> turns = new ArrayList<>();
    private final long started = System.nanoTime();
    private @Nullable PaceMeter pace;
    private @Nullable Pace taken;
    private @Nullable AgentReply reply;
    private TurnEvent.@Nullable AgentReplied reading;

    Doctor(AgentUnderTest agent, Persona persona, Scenario scenario, String runId) {
        this.agent = agent;
        this.limit = agent.replyMicros()
                .map(micros -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)))
                .orElse(REPLY_LIMIT);
        this.plain = new PlainLine(limit);
        this.line = new RecordingLine(plain);
        this.session = agent.codec().apply(runId).session(contact, line, this);
        this.dialogue = new Dialogue(
                new ContactPlan(contact, persona, scenario, 0, "doctor", true),
                new RandomStreams(SEED),
                agent.settings(1, DialogueSettings.Leaving.SURVEY_EXIT),
                this);
    }

    /** @param say what to say first; null leaves it to the scenario's customer */
    Diagnosis examine(@Nullable String say) throws InterruptedException {
        List<String> resolved = resolve();
        double connected = resolved.isEmpty() ? Double.NaN : connect();
        dialogue.open(now(), 1);
        boolean asked = turn(say);
        if (asked && !dialogue.done()) {
            turn(null);
        }
        session.close();
        return new Diagnosis(
                agent.name(),
                agent.protocol().id(),
                agent.address(),
                resolved,
                connected,
                line.exchanges().stream().map(this::shown).toList(),
                List.copyOf(turns),
                Blindness.of(
                        turns,
                        agent.protocol().id(),
                        agent.signals(),
                        agent.verification().listsActions()),
                advice());
    }

    private List<String> resolve() {
        try {
            return Arrays.stream(InetAddress.getAllByName(agent.uri().getHost()))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private double connect() {
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            int millis = agent.connectMicros()
                    .map(micros -> (int) TimeUnit.MICROSECONDS.toMillis(micros))
                    .orElse(CONNECT_LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(agent.uri().getHost(), port()), millis);
            return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin) / MICROS_PER_MILLI;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private int port() {
        String scheme = agent.uri().getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || scheme.equals("wss");
        return agent.uri().getPort() > 0 ? agent.uri().getPort() : secure ? 443 : 80;
    }

    /** Says one thing and waits for the reply; whether that asks something. */
    private boolean turn(@Nullable String instead) throws InterruptedException {
        reply = null;
        reading = null;
        Utterance planned = dialogue.speak(now());
        Utterance utterance = instead == null ? planned : planned.saying(instead);
        pace = new PaceMeter(now());
        session.say(utterance);
        long until = now() + 2 * TimeUnit.NANOSECONDS.toMicros(limit.toNanos());
        while (reply == null && now() < until) {
            plain.step(until - now());
        }
        if (reply == null) {
            replied(utterance.turn(), new AgentReply.Failed(Fault.TIMEOUT, "no reply in time"));
        }
        turns.add(understood(utterance));
        TurnEvent.AgentReplied read = reading;
        return read != null && (!read.asks().isEmpty() || read.text().contains("?"));
    }

    @Override
    public void part(int turn) {
        if (pace != null) {
            pace.part(now());
        }
    }

    @Override
    public void replied(int turn, AgentReply told) {
        if (reply == null && pace != null) {
            reply = told;
            taken = pace.end(now());
            dialogue.hear(turn, told, taken, now());
        }
    }

    @Override
    public void retried(int turn, Fault fault) {
        // the second request is among the exchanges
    }

    @Override
    public void accept(LogEvent event) {
        if (event instanceof TurnEvent.AgentReplied replied) {
            reading = replied;
        }
    }

    private Diagnosis.Turn understood(Utterance utterance) {
        Pace measured = taken == null ? Pace.atOnce(0) : taken;
        TurnEvent.AgentReplied read = reading;
        if (!(reply instanceof AgentReply.Said said) || read == null) {
            return failed(utterance, measured);
        }
        return new Diagnosis.Turn(
                utterance.text(),
                hidden(said.text()),
                "",
                read.replyClass().name(),
                hidden(read.why()),
                said.intent() == null ? "" : hidden(said.intent()),
                said.confidence(),
                read.asks(),
                said.actions().stream().map(action -> hidden(action(action))).toList(),
                said.handoff() == null ? "" : hidden(handoff(said.handoff())),
                said.state().name(),
                said.cost(),
                measured.firstMicros() / MICROS_PER_MILLI,
                measured.wholeMicros() / MICROS_PER_MILLI,
                measured.firstMicros() != measured.wholeMicros());
    }

    private Diagnosis.Turn failed(Utterance utterance, Pace measured) {
        String fault = reply instanceof AgentReply.Failed failed
                ? failed.fault().name() + (failed.detail().isEmpty() ? "" : ", " + failed.detail())
                : Fault.TIMEOUT.name();
        return new Diagnosis.Turn(
                utterance.text(),
                "",
                hidden(fault),
                "",
                "",
                "",
                Double.NaN,
                List.of(),
                List.of(),
                "",
                "",
                Double.NaN,
                Double.NaN,
                measured.wholeMicros() / MICROS_PER_MILLI,
                false);
    }

    private static String action(AgentReply.Action action) {
        return action.name() + " " + action.arguments() + " " + action.status()
                + (action.auditId() == null ? "" : ", audit id " + action.auditId());
    }

    private static String handoff(AgentReply.Handoff handoff) {
        return "queue " + orNone(handoff.queue()) + ", reason " + orNone(handoff.reason()) + ", "
                + handoff.context().size() + " facts passed on";
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? "not told" : text;
    }

    private Diagnosis.Exchange shown(RecordingLine.Exchange exchange) {
        AgentReply.Failed failure = exchange.failure();
        return new Diagnosis.Exchange(
                exchange.request().method(),
                address(exchange),
                headers(exchange.request().headers()),
                cut(new String(exchange.request().body(), StandardCharsets.UTF_8)),
                exchange.messages().stream().map(this::cut).toList(),
                exchange.status(),
                answerHeaders(exchange.headers()),
                cut(exchange.body()),
                failure == null ? "" : hidden(failure.fault() + ", " + failure.detail()));
    }

    private String address(RecordingLine.Exchange exchange) {
        var uri = exchange.request().uri();
        String query = uri.getRawQuery();
        boolean socket = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("ws");
        String shown = query == null
                ? ""
                : socket
                        ? "?***"
                        : Arrays.stream(query.split("&", -1))
                                .map(part -> PlainSecrets.sensitive(part.split("=", 2)[0])
                                        ? part.split("=", 2)[0] + "=***"
                                        : part)
                                .collect(Collectors.joining("&", "?", ""));
        return hidden(Address.withoutSecrets(uri) + shown);
    }

    private Map<String, String> headers(Map<String, String> all) {
        Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.forEach((name, value) -> shown.put(name, PlainSecrets.sensitive(name) ? "***" : hidden(value)));
        return shown;
    }

    private Map<String, String> answerHeaders(AgentResponse.Headers all) {
        Map<String, String> shown = new TreeMap<>();
        for (String name : ANSWER_HEADERS) {
            String value = all.first(name);
            if (!value.isEmpty()) {
                shown.put(name, name.equals("Set-Cookie") ? "***" : hidden(value));
            }
        }
        return shown;
    }

    private String cut(String text) {
        String safe = hidden(text);
        return safe.length() <= MOST_SHOWN ? safe : safe.substring(0, MOST_SHOWN) + " ...";
    }

    private String hidden(String text) {
        return agent.secrets().hide(text);
    }

    /** One sentence on what to check; empty when every turn got a reply. */
    private String advice() {
        if (turns.stream().allMatch(Diagnosis.Turn::understood)) {
            return "";
        }
        AgentReply.Failed failed =
                reply instanceof AgentReply.Failed known ? known : new AgentReply.Failed(Fault.TIMEOUT, "");
        return Advice.on(failed.fault(), agent.address());
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started);
    }
}
