package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.CheckVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systems of record say is believed rather than the agent. */
class RecordedTest {
    private static final AgentReply.Action CREDIT = done("issue_credit", "AC-104392", "30.00");

    private Contact contact;

    @BeforeEach
    void dispute() {
        contact = Contact.begin();
        contact.opens("dispute");
        contact.informs("dispute", "account_number", "AC-104392", "amount", "30.00");
    }

    private static AgentReply.Action done(String name, String account, String amount) {
        return new AgentReply.Action(
                name, Map.of("account_number", account, "amount", amount), AgentReply.Action.Status.DONE, "a-1");
    }

    private RecordReading record(AgentReply.Action... actions) {
        return contact.truth().recorded(new Recorded(Optional.of(Arrays.asList(actions)), Map.of(), ""), true);
    }

    private static List<ActionVerdict> verdicts(RecordReading reading) {
        return reading.actions().stream().map(ActionSeen::verdict).toList();
    }

    private boolean met() {
        return contact.truth().goalEnds().get(0).met();
    }

    private void says(AgentReply.Action... actions) {
        contact.truth()
                .replied(
                        contact.turn(),
                        new AgentReply.Said(
                                "The credit is on your next bill.",
                                AgentReply.State.OPEN,
                                null,
                                Double.NaN,
                                List.of(),
                                List.of(actions),
                                null,
                                Double.NaN));
    }

    @Test
    void what_was_told_and_is_on_record_is_confirmed_in_silence() {
        says(CREDIT);
        RecordReading reading = record(done("issue_credit", "ac 104392", "30"));
        assertThat(reading.actions()).isEmpty();
        assertThat(reading.untrue()).isEmpty();
        assertThat(met()).isTrue();
    }

    @Test
    void what_was_told_and_is_not_on_record_does_not_count() {
        says(CREDIT);
        assertThat(met()).isTrue();
        RecordReading reading = record();
        assertThat(reading.untrue()).containsExactly("issue_credit");
        TurnEvent.GoalEnd end = contact.truth().goalEnds().get(0);
        assertThat(end.met()).isFalse();
        assertThat(end.claimed()).isTrue();
    }

    @Test
    void what_was_done_and_not_told_counts() {
        says();
        assertThat(met()).isFalse();
        assertThat(verdicts(record(CREDIT))).containsExactly(ActionVerdict.GOLD);
        assertThat(met()).isTrue();
    }

    @Test
    void a_credit_issued_twice_is_a_wrong_action_although_told_once() {
        says(CREDIT);
        assertThat(verdicts(record(CREDIT, CREDIT))).containsExactly(ActionVerdict.DUPLICATE);
        assertThat(met()).isFalse();
    }

    @Test
    void a_wrong_amount_on_record_is_a_wrong_action_and_what_was_told_is_untrue() {
        says(CREDIT);
        RecordReading reading = record(done("issue_credit", "AC-104392", "300.00"));
        assertThat(reading.untrue()).containsExactly("issue_credit");
        assertThat(reading.actions()).hasSize(1).allMatch(a -> a.verdict().wrong());
        assertThat(met()).isFalse();
    }

    @Test
    void reads_and_harmless_actions_on_record_are_ignored() {
        says(CREDIT);
        AgentReply.Action lookup = done("lookup_account", "AC-104392", "");
        assertThat(record(CREDIT, lookup, lookup).actions()).isEmpty();
        assertThat(met()).isTrue();
    }

    @Test
    void asked_after_each_turn_it_tells_each_action_once_and_calls_nothing_untrue_yet() {
        says(CREDIT);
        Recorded nothing = new Recorded(Optional.of(List.of()), Map.of(), "");
        Recorded twice = new Recorded(Optional.of(List.of(CREDIT, CREDIT)), Map.of(), "");
        assertThat(contact.truth().recorded(nothing, false).untrue()).isEmpty();
        assertThat(verdicts(contact.truth().recorded(twice, false))).containsExactly(ActionVerdict.DUPLICATE);
        assertThat(contact.truth().recorded(twice, true).actions()).isEmpty();
    }

    @Test
    void where_no_action_log_was_asked_the_agents_word_stands() {
        says(CREDIT);
        RecordReading reading = contact.truth().recorded(new Recorded(Optional.empty(), Map.of(), "ledger: 503"), true);
        assertThat(reading).isEqualTo(new RecordReading(List.of(), List.of(), List.of()));
        assertThat(met()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "equals: '{amount}' | 30 | HOLDS",
                "equals: '{amount}' | 30.00,30 | HOLDS",
                "equals: '{amount}' | | MISSING",
                "equals: '{amount}' | 30.00,300.00 | WRONG",
                "count: 1 | x | HOLDS",
                "count: 1 | | MISSING",
                "count: 1 | x,x | WRONG",
                "absent: true | | HOLDS",
                "absent: true | x | WRONG"
            })
    void a_check_holds_what_is_found_against_the_facts(String rule, String found, CheckVerdict verdict) {
        contact = Contact.begin(
                Contact.scenario("checks: [{id: credited, goal: dispute, probe: ledger, at: /amount, " + rule + "}]"),
                "30.00",
                0);
        contact.opens("dispute");
        contact.informs("dispute", "account_number", "AC-104392", "amount", "30.00");
        says(CREDIT);
        List<String> values = found == null ? List.of() : List.of(found.split(","));
        RecordReading reading =
                contact.truth().recorded(new Recorded(Optional.empty(), Map.of("credited", values), ""), true);
        assertThat(reading.checks()).containsExactly(new TurnEvent.CheckSeen("credited", verdict));
        assertThat(met()).isEqualTo(verdict == CheckVerdict.HOLDS);
    }

    @Test
    void a_check_of_a_goal_that_was_not_opened_is_not_looked_at() {
        contact = Contact.begin(
                Contact.scenario("checks: [{id: credited, goal: dispute, probe: ledger, count: 1}]"), "30.00", 0);
        contact.opens("price");
        Recorded none = new Recorded(Optional.empty(), Map.of("credited", List.of()), "");
        assertThat(contact.truth().recorded(none, true).checks()).isEmpty();
    }
}
