package dev.clamor.engine.target;

import dev.clamor.conversation.Fault;
import dev.clamor.document.Document;
import dev.clamor.document.Nearest;
import dev.clamor.document.Placeholders;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Channel;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.Protocol;
import dev.clamor.engine.wire.Retries;
import dev.clamor.engine.wire.Signals;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads target files. */
public final class TargetCatalog {
    private static final CodecContext.Caller NOBODY = new CodecContext.Caller("0", "check", "chat");
    /** Stands for an address that is wrong, so that the rest of the file can be checked. */
    private static final URI NOWHERE = URI.create("http://agent.invalid/");

    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
    /** The token of RFC 9110, section 5.6.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    private static final long MILLI = 1_000;
    private static final long MOST_REPLY_MICROS = 600_000_000;
    private static final long MOST_CONNECT_MICROS = 60_000_000;
    private static final long MOST_RETRY_MICROS = 60_000_000;
    private static final long RETRY_MICROS = 500_000;
    private static final int MOST_RETRIES = 10;
    private static final int MOST_CONTACTS = 1_000_000;
    private static final int MOST_CONNECTIONS = 100_000;
    private static final double LEAST_RATE = 0.01;
    private static final double MOST_RATE = 100_000;
    private static final double MOST_MONEY = 1e9;

    private TargetCatalog() {}

    /**
     * Reads one file; empty when it has problems, which are recorded without any secret.
     *
     * @param values of {@code ${NAME}}: environment variables, and files where a name begins with {@code file:}
     */
    public static Optional<Target> read(
            String file, String text, Function<String, Optional<String>> values, Problems problems) {
        Placeholders secrets = new Placeholders(values);
        Problems found = new Problems();
        Optional<Target> target = Document.parse(file, text, secrets, found).flatMap(top -> target(top, text, secrets));
        found.all().forEach(problem -> problems.add(hidden(problem, secrets)));
        return found.none() ? target : Optional.empty();
    }

    private static Problem hidden(Problem problem, Placeholders secrets) {
        return new Problem(
                problem.file(),
                problem.at(),
                problem.key(),
                secrets.hide(problem.expected()),
                secrets.hide(problem.found()));
    }

    private static Optional<Target> target(Section top, String text, Placeholders secrets) {
        Optional<Protocol> protocol = protocol(top);
        String name = top.text("name", "agent");
        URI uri = uri(top);
        Map<String, String> headers = headers(top);
        Section timeouts = top.sectionOrEmpty("timeouts");
        Optional<Long> reply = time(timeouts, "reply", MOST_REPLY_MICROS);
        Optional<Long> connect = time(timeouts, "connect", MOST_CONNECT_MICROS);
        timeouts.end();
        Ceilings ceilings = ceilings(top.sectionOrEmpty("limits"));
        Retries retries = retries(top);
        Signals signals = Signals.read(top.sectionOrEmpty("signals"));
        Optional<Path> lexicon = lexicon(top);
        Channels channels = channels(top);
        Verification verification = Verification.read(top);
        boolean tellsActions = top.flag("tells_actions", tellsActions(protocol, signals));
        if (protocol.isEmpty()) {
            return Optional.empty(); // whose section is unknown cannot be told from a mistyped key
        }
        Section options = top.sectionOrEmpty(protocol.get().id());
        top.end();
        CodecContext context = new CodecContext(uri, headers, NOBODY, signals, InstantSource.fixed(Instant.EPOCH));
        AgentCodec codec = protocol.get().codec(context, options);
        if (retries.times() > 0 && !Retries.fit(codec)) {
            top.wrong(
                    "retries",
                    "nothing with protocol " + protocol.get().id() + ", whose messages cannot be sent again");
        }
        if (channels.several() && !codec.tellsChannel()) {
            top.wrong(
                    "channels",
                    protocol.get() == Protocol.GENERIC
                            ? "one, or {channel} in the url, headers or body of the turn"
                            : "one with protocol " + protocol.get().id()
                                    + ", which does not tell the agent the channel");
        }
        return Optional.of(new Target(
                name,
                protocol.get(),
                uri,
                headers,
                reply,
                connect,
                ceilings,
                retries,
                signals,
                lexicon,
                verification,
                tellsActions,
                channels,
                options,
                secrets,
                PlainSecrets.hide(text, uri, headers)));
    }

    /** Without {@code channels} customers stay where they began. */
    private static Channels channels(Section top) {
        List<Channel> offered = new ArrayList<>();
        for (String name : top.has("channels") ? top.texts("channels", 1) : List.<String>of()) {
            Optional<Channel> channel = Channel.of(name);
            if (channel.isEmpty()) {
                top.wrong(
                        "channels",
                        "some of " + String.join(", ", Channel.ids()),
                        "\"" + name + "\"" + Nearest.hint(name, Channel.ids()));
            } else if (offered.contains(channel.get())) {
                top.wrong("channels", "each channel once", "\"" + name + "\" again");
            } else {
                offered.add(channel.get());
            }
        }
        if (offered.isEmpty()) {
            return Channels.one(top.text("channel", "chat"));
        }
        String first = top.text("channel", offered.get(0).id());
        if (Channel.of(first).filter(offered::contains).isEmpty()) {
            top.wrong("channel", "one of the channels", "\"" + first + "\"");
            return Channels.one(first);
        }
        return new Channels(first, offered);
    }

    private static boolean tellsActions(Optional<Protocol> protocol, Signals signals) {
        boolean byItself = protocol.filter(Protocol::tellsActions).isPresent();
        return !signals.textOnly() && (byItself || signals.actions().isPresent());
    }

    private static Optional<Protocol> protocol(Section top) {
        String id = top.text("protocol");
        Optional<Protocol> protocol = Protocol.of(id);
        if (protocol.isEmpty() && top.sound("protocol")) {
            top.wrong(
                    "protocol",
                    "one of " + String.join(", ", Protocol.ids()),
                    "\"" + id + "\"" + Nearest.hint(id, Protocol.ids()));
        }
        return protocol;
    }

    private static URI uri(Section top) {
        String text = top.text("url");
        if (!top.sound("url")) {
            return NOWHERE;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (SCHEMES.contains(scheme) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // reported below, like an address of another kind
        }
        top.wrong("url", "an address that begins with http, https, ws or wss");
        return NOWHERE;
    }

    private static Map<String, String> headers(Section top) {
        Section section = top.sectionOrEmpty("headers");
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : section.keys()) {
            String value = section.text(name, "");
            if (!HEADER_NAME.matcher(name).matches()) {
                section.wrong(name, "the name of a header", "other characters");
            } else if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c >= 0x7F)) {
                section.wrong(name, "a value in printable ASCII on one line", "other characters");
            } else if (headers.put(name, value) != null) {
                section.wrong(name, "each header once", "it a second time in other letters");
            }
        }
        return Collections.unmodifiableMap(headers);
    }

    private static Optional<Long> time(Section timeouts, String key, long most) {
        return timeouts.has(key) ? Optional.of(timeouts.micros(key, 10 * MILLI, most, most)) : Optional.empty();
    }

    private static Ceilings ceilings(Section limits) {
        double rate = limits.number("requests_per_second", LEAST_RATE, MOST_RATE, Double.POSITIVE_INFINITY);
        if (rate > 1 && rate < MOST_RATE && rate != Math.rint(rate)) {
            limits.wrong("requests_per_second", "a whole number above 1, or less than 1");
        }
        Section spend = limits.sectionOrEmpty("spend");
        Ceilings ceilings = new Ceilings(
                limits.integer("concurrent_contacts", 1, MOST_CONTACTS, Integer.MAX_VALUE),
                rate,
                spend.number("limit", 0, MOST_MONEY, Double.POSITIVE_INFINITY),
                spend.number("per_request", 0, MOST_MONEY, 0),
                limits.integer("connections", 1, MOST_CONNECTIONS, Integer.MAX_VALUE));
        if (spend.has("per_request") && !spend.has("limit")) {
            spend.wrong("limit", "the amount at which to stop", "nothing");
        }
        spend.end();
        limits.end();
        return ceilings;
    }

    private static Retries retries(Section top) {
        Optional<Section> section = top.optionalSection("retries");
        if (section.isEmpty()) {
            return Retries.NONE;
        }
        Section given = section.get();
        EnumSet<Fault> on = EnumSet.noneOf(Fault.class);
        List<String> possible = Retries.POSSIBLE.stream()
                .sorted()
                .map(fault -> fault.name().toLowerCase(Locale.ROOT))
                .toList();
        for (String name : given.texts("on", 1)) {
            if (possible.contains(name)) {
                on.add(Fault.valueOf(name.toUpperCase(Locale.ROOT)));
            } else {
                given.wrong(
                        "on",
                        "some of " + String.join(", ", possible),
                        "\"" + name + "\"" + Nearest.hint(name, possible));
            }
        }
        Retries retries = new Retries(
                given.integer("times", 1, MOST_RETRIES),
                Collections.unmodifiableSet(on),
                given.micros("after", 0, MOST_RETRY_MICROS, RETRY_MICROS));
        given.end();
        return retries;
    }

    private static Optional<Path> lexicon(Section top) {
        if (!top.has("lexicon")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(top.file()).resolveSibling(top.text("lexicon")));
        } catch (InvalidPathException e) {
            top.wrong("lexicon", "the path of a file");
            return Optional.empty();
        }
    }
}
