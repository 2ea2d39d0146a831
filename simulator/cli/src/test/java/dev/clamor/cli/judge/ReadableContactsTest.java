package dev.clamor.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.results.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableContactsTest {
    private static final Set<ContactId> WANTED = new LinkedHashSet<>(List.of(id(4), id(1), id(3), id(2)));

    /** Their texts are 10, 20, 30 and 40 characters long: the first two of the list have 50. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void where_texts_are_too_long_the_last_of_the_list_are_left_out_in_whatever_order_they_come(long seed) {
        ReadableContacts contacts = new ReadableContacts(WANTED, 79);
        List<List<TurnEvent>> talks = new ArrayList<>(List.of(talk(1), talk(2), talk(3), talk(4), talk(5)));
        Collections.shuffle(talks, new Random(seed));

        talks.forEach(talk -> talk.forEach(contacts::accept));

        assertThat(contacts.transcripts())
                .extracting(Report.Transcript::contact)
                .containsExactly("c-000004", "c-000001");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 80, 1_000})
    void one_is_kept_however_long_and_all_where_there_is_room(long most) {
        ReadableContacts contacts = new ReadableContacts(WANTED, most);
        List.of(talk(1), talk(2), talk(3), talk(4)).forEach(talk -> talk.forEach(contacts::accept));

        assertThat(contacts.transcripts()).hasSize(most == 0 ? 1 : most == 80 ? 3 : 4);
        assertThat(contacts.transcripts().get(0)).satisfies(first -> {
            assertThat(first.contact()).isEqualTo("c-000004");
            assertThat(first.because()).isEqualTo("solved by the agent alone (planner, refund)");
            assertThat(first.ending()).isEqualTo("TRUE");
            assertThat(first.human()).isEqualTo("TRUE_NEGATIVE");
            assertThat(first.events()).hasSize(3);
        });
    }

    private static ContactId id(long arrival) {
        return ContactId.ofArrival(arrival);
    }

    private static List<TurnEvent> talk(int arrival) {
        ContactId id = id(arrival);
        return List.of(
                new TurnEvent.ContactOpened(
                        id,
                        0,
                        0,
                        "steady",
                        true,
                        1,
                        "planner",
                        "refund",
                        "retail",
                        "refund",
                        1,
                        Disposition.CONTAIN,
                        false,
                        0),
                new TurnEvent.CustomerSpoke(
                        id,
                        1,
                        1,
                        1,
                        CustomerAct.OPEN,
                        "",
                        0,
                        "",
                        "x".repeat(10 * arrival),
                        Tone.NEUTRAL,
                        0,
                        List.of(),
                        false,
                        List.of(),
                        List.of()),
                new TurnEvent.ContactClosed(id, 2, new ConversationOutcome.Contained(true), List.of(), false, false));
    }
}
