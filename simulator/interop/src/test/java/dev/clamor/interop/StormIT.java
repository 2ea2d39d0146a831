package dev.clamor.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.Problems;
import dev.clamor.engine.target.Target;
import dev.clamor.engine.target.TargetCatalog;
import dev.clamor.engine.wire.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A storm through each server; figures go to {@code target/interop/storms.tsv}. */
@Timeout(300)
class StormIT {
    private static final Path HOME = Path.of(System.getProperty("clamor.interop.home"));
    private static final Path OUT = Path.of(System.getProperty("clamor.interop.out"));
    private static final Path TABLE = OUT.resolve("storms.tsv");
    private static final String ANY_PORT = "http://127.0.0.1:0";

    private static @Nullable Node node;

    @BeforeAll
    static void installs() throws IOException, InterruptedException {
        boolean present = Node.isPresent();
        if (!present) {
            System.out.println("interop: skipped, there is no node or no npm on this machine");
        }
        assumeTrue(present, "node and npm");
        Files.createDirectories(OUT);
        node = Node.install(HOME.resolve("servers"), OUT.resolve("servers"));
        Files.writeString(
                TABLE, "agent\tprotocol\tserver\tcontacts\tturns\treplies\thandoffs\tfailed turns\tended by\n");
    }

    @AfterAll
    static void shows() throws IOException {
        if (Files.exists(TABLE)) {
            System.out.println(Files.readString(TABLE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "direct-line, direct-line.js",
        "a2a-stream, a2a.js",
        "a2a-http, a2a.js",
        "a2a-0.3, a2a.js",
        "openai, openai.js",
        "openai-stream, openai.js",
        "rivescript, rivescript.js"
    })
    void every_contact_is_accounted_for_and_every_turn_answered(String agent, String script) throws Exception {
        Node servers = node;
        assertThat(servers).isNotNull();
        try (Node.Server server = servers.start(script)) {
            String file = agent + ".yaml";
            String text = Files.readString(HOME.resolve("agents").resolve(file)).replace(ANY_PORT, server.address());
            Problems problems = new Problems();
            Optional<Target> read = TargetCatalog.read(file, text, name -> Optional.empty(), problems);
            problems.throwIfAny();
            Target target = read.orElseThrow();
            Storm storm = Storm.of(target.uri(), target.codec("interop", "interop", InstantSource.system()));
            write(agent, target.protocol(), server, storm);
            check(storm);
        }
    }

    private static void check(Storm storm) {
        assertThat(storm.ended().reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(storm.ended().harnessFaults()).isZero();
        assertThat(storm.ended().planned()).isEqualTo(Storm.CONTACTS);
        assertThat(storm.ended().opened()).isEqualTo(Storm.CONTACTS);
        assertThat(storm.closings())
                .hasSize(Storm.CONTACTS)
                .allSatisfy((contact, times) -> assertThat(times).isEqualTo(1));
        assertThat(storm.seen(TurnEvent.ContactClosed.class))
                .extracting(TurnEvent.ContactClosed::outcome)
                .doesNotHaveAnyElementsOfTypes(Discarded.class);
        assertThat(storm.failures()).isEmpty();
        assertThat(storm.seen(TurnEvent.AgentReplied.class)).hasSizeGreaterThan(Storm.CONTACTS);
        assertThat(storm.seen(TurnEvent.HandedOff.class))
                .isNotEmpty()
                .allSatisfy(handoff -> assertThat(handoff.queue()).isEqualTo("service"));
    }

    private static void write(String agent, Protocol protocol, Node.Server server, Storm storm) throws IOException {
        String row = String.join(
                "\t",
                agent,
                protocol.id(),
                String.join(" ", server.packages()),
                String.valueOf(storm.ended().closed()),
                String.valueOf(storm.seen(TurnEvent.CustomerSpoke.class).size()),
                String.valueOf(storm.seen(TurnEvent.AgentReplied.class).size()),
                String.valueOf(storm.seen(TurnEvent.HandedOff.class).size()),
                storm.failures().toString(),
                storm.ended().reason().toString());
        Files.writeString(TABLE, row + "\n", StandardOpenOption.APPEND);
    }
}
