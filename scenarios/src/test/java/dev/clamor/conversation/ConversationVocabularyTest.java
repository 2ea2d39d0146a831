package dev.clamor.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationVocabularyTest {
    private static final Map<Class<?>, ConversationOutcome> OUTCOMES = Map.of(
            ConversationOutcome.Contained.class, new ConversationOutcome.Contained(true),
            ConversationOutcome.Escalated.class, new ConversationOutcome.Escalated(),
            ConversationOutcome.Abandoned.class, new ConversationOutcome.Abandoned(false),
            ConversationOutcome.AgentFailed.class, new ConversationOutcome.AgentFailed(Fault.TIMEOUT),
            ConversationOutcome.Discarded.class,
                    new ConversationOutcome.Discarded(ConversationOutcome.Discarded.Reason.RUN_ENDED));

    @ParameterizedTest
    @CsvSource({
        "0, c-000000",
        "256, c-000001",
        "257, c-000001.2",
        "10752, c-000042",
        "511, c-000001.256",
        "319999744, c-1249999"
    })
    void a_contact_id_is_printed_and_parsed(long number, String text) {
        assertThat(new ContactId(number)).hasToString(text);
        assertThat(ContactId.parse(text)).isEqualTo(new ContactId(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c-", "c-x", "c-1.", "c-1.0", "c-1.257", "c--1", "d-000001", "c-000001.2.3"})
    void what_is_no_contact_id_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactId.parse(text))
                .withMessage("contact id: expected one such as c-000042 or c-000042.2. Found: " + text);
    }

    @Test
    void contact_ids_sort_by_arrival_then_visit() {
        List<ContactId> ids = new ArrayList<>(
                List.of(ContactId.parse("c-000010"), ContactId.parse("c-000002.2"), ContactId.parse("c-000002")));
        ids.sort(null);
        assertThat(ids).extracting(ContactId::toString).containsExactly("c-000002", "c-000002.2", "c-000010");
        assertThat(ContactId.ofArrival(42).arrival()).isEqualTo(42);
        assertThat(ContactId.ofArrival(42).visit()).isZero();
    }

    @Test
    void every_outcome_has_a_name_of_its_own() {
        assertThat(OUTCOMES.keySet()).containsExactlyInAnyOrder(ConversationOutcome.class.getPermittedSubclasses());
        assertThat(OUTCOMES.values()).extracting(ConversationOutcome::name).doesNotHaveDuplicates();
    }

    @Test
    void every_line_of_the_log_is_a_record_that_begins_with_whose_it_is_and_when() {
        List<Class<?>> events = leaves(LogEvent.class);
        assertThat(events).hasSize(13).allMatch(Class::isRecord);
        assertThat(events)
                .filteredOn(TurnEvent.class::isAssignableFrom)
                .hasSize(9)
                .allSatisfy(event -> {
                    assertThat(event.getRecordComponents()[0].getType()).isEqualTo(ContactId.class);
                    assertThat(event.getRecordComponents()[1].getName()).isEqualTo("atMicros");
                });
        assertThat(events)
                .filteredOn(RunEvent.class::isAssignableFrom)
                .allSatisfy(event ->
                        assertThat(event.getRecordComponents()[0].getName()).isEqualTo("atMicros"));
    }

    @Test
    void a_class_is_a_failure_a_relief_or_neither() {
        assertThat(Arrays.stream(ReplyClass.values()).filter(ReplyClass::failure))
                .containsExactly(
                        ReplyClass.ERROR,
                        ReplyClass.HANDOFF_DENIED,
                        ReplyClass.LOOPING,
                        ReplyClass.WRONG,
                        ReplyClass.CLARIFY_AGAIN,
                        ReplyClass.DEFLECT,
                        ReplyClass.REFUSE,
                        ReplyClass.MISUNDERSTOOD);
        assertThat(Arrays.stream(ReplyClass.values()).filter(ReplyClass::relief))
                .containsExactly(ReplyClass.RESOLVED, ReplyClass.PROGRESS);
        assertThat(ReplyClass.values())
                .allSatisfy(c -> assertThat(c.shock() > 0.15).isEqualTo(c.failure()));
    }

    @Test
    void tones_are_quarters_of_the_frustration() {
        assertThat(Tone.of(0)).isEqualTo(Tone.NEUTRAL);
        assertThat(Tone.of(0.25)).isEqualTo(Tone.ANNOYED);
        assertThat(Tone.of(0.49)).isEqualTo(Tone.ANNOYED);
        assertThat(Tone.of(0.5)).isEqualTo(Tone.FRUSTRATED);
        assertThat(Tone.of(1)).isEqualTo(Tone.FURIOUS);
        assertThat(Arrays.stream(Tone.values()).filter(Tone::upset)).containsExactly(Tone.FRUSTRATED, Tone.FURIOUS);
    }

    @Test
    void triggers_are_found_by_their_codes() {
        assertThat(Trigger.values())
                .allSatisfy(t -> assertThat(Trigger.ofCode(t.code())).contains(t));
        assertThat(Trigger.ofCode("E0")).isEmpty();
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                leaves.addAll(leaves(type));
            } else {
                leaves.add(type);
            }
        }
        return leaves;
    }
}
