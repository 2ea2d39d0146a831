package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceAgentTest {
    private static final List<String> SCRIPT = List.of(
            "hello",
            "there is a strange fee on my phone bill",
            "what weather!",
            "AC-204881",
            "by the way what does roaming cost",
            "it is 20 euros",
            "and I want to cancel my contract",
            "2027-03-31, thanks",
            "can I talk to a person");

    private static Served answer(ReferenceAgent agent, String body) {
        return agent.answer(body.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static String play(ReferenceAgent agent, String id, int turn) {
        Served served = agent.answer(Contact.body(id, "telecom", turn, SCRIPT.get(turn), false), 2.5);
        return served.status() + " " + served.serviceMicros() + " " + new String(served.body(), StandardCharsets.UTF_8);
    }

    @Test
    void the_same_seed_gives_the_same_replies_in_any_interleaving() throws Exception {
        DeclaredBehaviour packaged = DeclaredBehaviour.packaged();
        Map<String, List<String>> oneByOne = new TreeMap<>();
        ReferenceAgent first = new ReferenceAgent(packaged, 11);
        for (int c = 0; c < 200; c++) {
            for (int turn = 0; turn < SCRIPT.size(); turn++) {
                oneByOne.computeIfAbsent("c" + c, id -> new ArrayList<>()).add(play(first, "c" + c, turn));
            }
        }
        ReferenceAgent second = new ReferenceAgent(packaged, 11);
        Map<String, List<String>> turnByTurn = new TreeMap<>();
        for (int turn = 0; turn < SCRIPT.size(); turn++) {
            for (int c = 199; c >= 0; c--) {
                turnByTurn.computeIfAbsent("c" + c, id -> new ArrayList<>()).add(play(second, "c" + c, turn));
            }
        }
        assertThat(turnByTurn).isEqualTo(oneByOne);
        assertThat(onThreads(new ReferenceAgent(packaged, 11), 8)).isEqualTo(oneByOne);
        assertThat(onThreads(new ReferenceAgent(packaged, 12), 2)).isNotEqualTo(oneByOne);
    }

    private static Map<String, List<String>> onThreads(ReferenceAgent agent, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Map<String, Future<List<String>>> futures = new TreeMap<>();
            for (int c = 0; c < 200; c++) {
                String id = "c" + c;
                futures.put(
                        id,
                        pool.submit(() -> IntStream.range(0, SCRIPT.size())
                                .mapToObj(turn -> play(agent, id, turn))
                                .toList()));
            }
            Map<String, List<String>> replies = new TreeMap<>();
            for (Map.Entry<String, Future<List<String>>> future : futures.entrySet()) {
                replies.put(future.getKey(), future.getValue().get());
            }
            return replies;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void no_two_replies_running_are_the_same() {
        Contact contact = Contact.clean("retail");
        for (String message : List.of(
                "where is my order",
                "what weather",
                "nice song on the radio",
                "what do you mean",
                "huh what",
                "hello?")) {
            contact.says(message);
        }
        for (int i = 1; i < contact.replies.size(); i++) {
            assertThat(contact.replies.get(i).path("reply"))
                    .isNotEqualTo(contact.replies.get(i - 1).path("reply"));
        }
    }

    @Test
    void every_field_of_the_answer_is_there() {
        JsonNode reply = Contact.clean("retail").says("where is my order");
        for (String field : List.of("reply", "state", "intent", "confidence", "asks", "actions", "usage")) {
            assertThat(reply.has(field)).as(field).isTrue();
        }
        assertThat(reply.path("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(reply.at("/usage/cost").asDouble()).isPositive();
    }

    @Test
    void the_trade_need_not_be_told() {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean(), 1);
        Served first = answer(agent, "{\"conversation\": \"c\", \"message\": \"I lost my bank card\"}");
        assertThat(Contact.read(first.body()).path("intent").asText()).isEqualTo("card_block");
        Served last = answer(agent, "{\"conversation\": \"c\", \"message\": \"I want a human\"}");
        assertThat(Contact.read(last.body()).at("/handoff/queue").asText()).isEqualTo("payments");
    }

    @Test
    void requests_that_are_none_are_refused_with_a_reason() {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean(), 1);
        assertThat(answer(agent, "{\"conversation\"").status()).isEqualTo(400);
        assertThat(answer(agent, "[]").status()).isEqualTo(400);
        assertThat(answer(agent, "").status()).isEqualTo(400);
        assertThat(answer(agent, "{\"message\": \"hello\"}").status()).isEqualTo(400);
        Served noMessage = answer(agent, "{\"conversation\": \"c\"}");
        assertThat(noMessage.status()).isEqualTo(400);
        assertThat(Contact.read(noMessage.body()).path("error").asText())
                .isEqualTo("message: text was expected. Found: nothing");
        assertThat(answer(agent, "{\"conversation\": \"c\", \"message\": \"" + "x".repeat(70_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void thanks_are_welcome_and_no_failure() {
        for (String thanks : List.of("thanks", "thank you!", "ok thanks", "great, thank you so much")) {
            Contact contact = Contact.clean("retail");
            contact.says("where is my order ORD-12345");
            JsonNode reply = contact.says(thanks);
            assertThat(reply.path("state").asText()).isEqualTo("resolved");
            assertThat(reply.path("reply").asText()).as(thanks).containsPattern("welcome|pleasure|Glad");
        }
    }

    @Test
    void an_empty_message_is_answered() {
        JsonNode reply = Contact.clean("retail").says("");
        assertThat(reply.path("reply").asText()).isNotBlank();
    }

    @Test
    void an_interrupted_message_does_not_act_and_the_newest_value_does() throws Exception {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean(), 1);
        new Contact(agent, "c", "telecom").says("there is a wrong charge on my bill, account AC-204881");

        ReferenceAgent.Arrival first = agent.arrive(Contact.body("c", "telecom", 2, "it was 31.50", false));
        ReferenceAgent.Arrival second = agent.arrive(Contact.body("c", "telecom", 3, "no, 13.50, sorry", true));
        JsonNode stale = Contact.read(agent.finish(first, 0).body());
        JsonNode merged = Contact.read(agent.finish(second, 0).body());

        assertThat(stale.path("actions")).isEmpty();
        assertThat(stale.path("state").asText()).isEqualTo("open");
        assertThat(merged.at("/actions/0/arguments/amount").asText()).isEqualTo("13.50");
        assertThat(merged.path("actions")).hasSize(1);
    }

    @Test
    void an_interruption_that_adds_nothing_lets_the_first_message_take_effect() throws Exception {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean(), 1);
        new Contact(agent, "c", "telecom").says("there is a wrong charge on my bill, account AC-204881");

        ReferenceAgent.Arrival first = agent.arrive(Contact.body("c", "telecom", 2, "it was 31.50", false));
        ReferenceAgent.Arrival second =
                agent.arrive(Contact.body("c", "telecom", 3, "and how long is my contract?", true));
        agent.finish(first, 0);
        JsonNode merged = Contact.read(agent.finish(second, 0).body());

        assertThat(merged.path("reply").asText()).contains("24 months");
        assertThat(merged.at("/actions/0/arguments/amount").asText()).isEqualTo("31.50");
    }

    @Test
    void a_request_for_a_human_is_heard_even_when_it_was_interrupted() throws Exception {
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean(), 1);
        ReferenceAgent.Arrival first = agent.arrive(Contact.body("c", "telecom", 1, "I want a person", false));
        agent.arrive(Contact.body("c", "telecom", 2, "hello?", true));

        assertThat(Contact.read(agent.finish(first, 0).body()).path("state").asText())
                .isEqualTo("handed_off");
    }
}
