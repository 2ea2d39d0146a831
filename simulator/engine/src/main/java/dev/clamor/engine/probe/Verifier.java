package dev.clamor.engine.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.StateCheck;
import dev.clamor.scenario.truth.Recorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes the calls of a {@link Verification} for one contact, one after the other. Used by one thread, that of its line. */
public final class Verifier {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Verification verification;
    private final ContactId contact;
    private final Scenario scenario;
    private final Line line;

    /** For one contact over its line. */
    public Verifier(Verification verification, ContactId contact, Scenario scenario, Line line) {
        this.verification = verification;
        this.contact = contact;
        this.scenario = scenario;
        this.line = line;
    }

    /**
     * Cleans up before the contact.
     *
     * @param then is told why it failed, or an empty text
     */
    public void before(FactValues facts, Consumer<String> then) {
        call(verification.before(), facts, then);
    }

    /** Cleans up after the contact. */
    public void after(FactValues facts, Consumer<String> then) {
        call(verification.after(), facts, then);
    }

    private void call(Optional<Call> call, FactValues facts, Consumer<String> then) {
        if (call.isEmpty()) {
            then.accept("");
            return;
        }
        line.send(call.get().request(contact, facts), new Line.ResponseListener() {
            @Override
            public void answered(AgentResponse response) {
                then.accept(sound(response) ? "" : "HTTP " + response.status());
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                then.accept(failure.fault() + " " + failure.detail());
            }
        });
    }

    /**
     * Asks the systems of record.
     *
     * @param last whether the contact is over; otherwise only those that are asked after every turn
     * @param then is called once
     */
    public void ask(boolean last, FactValues facts, Consumer<Recorded> then) {
        List<Probe> due =
                verification.probes().stream().filter(p -> last || p.eachTurn()).toList();
        new Round(due, facts, then).next();
    }

    private static boolean sound(AgentResponse response) {
        return response.status() >= 200 && response.status() < 300;
    }

    /** Probes asked one after the other, and what they said so far. */
    private final class Round implements Line.ResponseListener {
        private final List<Probe> due;
        private final FactValues facts;
        private final Consumer<Recorded> then;
        private final List<AgentReply.Action> actions = new ArrayList<>();
        private final Map<String, List<String>> found = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private boolean listed;
        private int asked;

        Round(List<Probe> due, FactValues facts, Consumer<Recorded> then) {
            this.due = due;
            this.facts = facts;
            this.then = then;
        }

        void next() {
            if (asked == due.size()) {
                then.accept(new Recorded(
                        listed ? Optional.of(List.copyOf(actions)) : Optional.empty(),
                        found,
                        String.join("; ", problems)));
                return;
            }
            line.send(due.get(asked).call().request(contact, facts), this);
        }

        @Override
        public void answered(AgentResponse response) {
            Probe probe = due.get(asked);
            if (sound(response)) {
                read(probe, response.body());
            } else {
                problems.add(probe.name() + ": HTTP " + response.status());
            }
            asked++;
            next();
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            problems.add(due.get(asked).name() + ": " + failure.fault());
            asked++;
            next();
        }

        private void read(Probe probe, byte[] body) {
            JsonNode document;
            try {
                document = JSON.readTree(body);
            } catch (IOException e) {
                problems.add(probe.name() + ": not JSON");
                return;
            }
            probe.actions().ifPresent(at -> {
                listed = true;
                actions.addAll(at.in(document));
            });
            for (StateCheck check : scenario.checks()) {
                if (check.probe().equals(probe.name())) {
                    found.put(
                            check.id(),
                            Verification.selector(check.at()).in(document).stream()
                                    .map(node -> node.isValueNode() ? node.asText() : node.toString())
                                    .toList());
                }
            }
        }
    }
}
