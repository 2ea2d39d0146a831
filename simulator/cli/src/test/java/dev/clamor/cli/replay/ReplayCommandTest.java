package dev.clamor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.conversation.ReplyClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts of runs in virtual time, as recorded and with the reference agent. */
class ReplayCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTACT = "c-000003";

    @TempDir
    private static Path shared;

    private static String clean;
    private static String flawed;

    @BeforeAll
    static void run() {
        Path first = shared.resolve("clean-1");
        Path second = shared.resolve("flawed-1");
        VirtualRuns.write(first, "clean-1", 11, 60, "", null);
        VirtualRuns.write(second, "flawed-1", 11, 60, "rates: {hallucinatedAction: 1.0, wrongAction: 1.0}\n", null);
        clean = first.toString();
        flawed = second.toString();
    }

    @Test
    void a_contact_is_shown_as_it_was_recorded() {
        Cli.Ended shown = Cli.here("replay", clean, CONTACT);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .startsWith("contact " + CONTACT + " of run clean-1, as recorded")
                .contains("calls about", "  1 customer  ", "    agent     ", "closed:");
    }

    @Test
    void its_turns_are_there_for_a_program_too() throws IOException {
        JsonNode answer = answer(clean, CONTACT);
        assertThat(answer.get("contact").asText()).isEqualTo(CONTACT);
        assertThat(answer.get("live").isNull()).isTrue();
        assertThat(answer.get("difference").isNull()).isTrue();
        JsonNode turn = answer.at("/recorded/turns/0");
        assertThat(turn.get("turn").asInt()).isEqualTo(1);
        assertThat(turn.at("/customer/act").asText()).isNotEmpty();
        assertThat(turn.at("/customer/text").asText()).isNotEmpty();
        assertThat(turn.at("/agent/replyClass").asText())
                .isIn(Arrays.stream(ReplyClass.values()).map(Enum::name).toList());
        assertThat(turn.at("/agent/latencyMillis").asDouble()).isPositive();
        assertThat(answer.at("/recorded/outcome").asText()).isNotEmpty();
    }

    @Test
    void an_agent_that_does_the_same_goes_the_same_way() throws IOException {
        JsonNode again = answer(clean, CONTACT, "--live");
        assertThat(again.get("difference").isNull()).as(again.toPrettyString()).isTrue();
        assertThat(again.at("/live/turns").size())
                .isEqualTo(again.at("/recorded/turns").size());
    }

    @Test
    void the_first_turn_that_goes_another_way_is_named_with_what_differs() throws IOException {
        JsonNode compared =
                JSON.readTree(Cli.here("compare", clean, flawed, "--json").out());
        String lost = compared.get("flips").get(0).get("lostContacts").get(0).asText();
        JsonNode again = answer(flawed, lost, "--behaviour", "clean");
        JsonNode difference = again.get("difference");
        assertThat(difference.isNull()).as(again.toPrettyString()).isFalse();
        assertThat(difference.get("turn").asInt()).isPositive();
        assertThat(difference.get("parts"))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.get("then").asText())
                        .isNotEqualTo(part.get("now").asText()));

        Cli.Ended shown = Cli.here("replay", flawed, lost, "--behaviour", "clean");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .startsWith("contact " + lost + " of run flawed-1, seed 11, live")
                .contains(
                        "another way from turn " + difference.get("turn").asInt() + " on:", "    then  ", "    now   ");
    }

    @Test
    void a_contact_that_is_not_there_and_a_limit_without_an_agent_are_refused() {
        assertThat(Cli.here("replay", clean, "c-999999").err())
                .contains("CONTACT: expected a contact that began in the run. Found: c-999999");
        assertThat(Cli.here("replay", clean, "nine").exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(Cli.here("replay", "nowhere", CONTACT).exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(Cli.here("replay", clean, CONTACT, "--timeout", "3s").err())
                .contains("--timeout: expected --live or --agent beside it");
    }

    private static JsonNode answer(String run, String contact, String... options) throws IOException {
        String[] args = new String[4 + options.length];
        System.arraycopy(new String[] {"replay", run, contact, "--json"}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        Cli.Ended ended = Cli.here(args);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        return JSON.readTree(ended.out());
    }
}
