package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InProgressTest {
    private static final int CONTACTS = 3_000;
    private static final long LAST = 10_000;

    private static LogEvent opened(long at) {
        return new ContactOpened(
                ContactId.ofArrival(0), at, at, "", true, 1, "", "", "", "", 1, Disposition.CONTAIN, false, 0);
    }

    private static LogEvent closed(long at) {
        return new ContactClosed(
                ContactId.ofArrival(0), at, new ConversationOutcome.Contained(true), List.of(), false, false);
    }

    /** Seeded; times are few, so that many are equal. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void it_is_what_counting_one_by_one_gives_whatever_the_logs_and_their_order(int logs) {
        SplittableRandom random = new SplittableRandom(4);
        List<long[]> contacts = new ArrayList<>();
        InProgress counted = new InProgress();
        InProgress combined = new InProgress();
        for (int log = 0; log < logs; log++) {
            List<LogEvent> events = new ArrayList<>();
            for (int i = 0; i < CONTACTS / logs; i++) {
                long from = random.nextLong(LAST);
                boolean ends = random.nextInt(10) > 0;
                long to = ends ? from + random.nextLong(LAST - from) : LAST;
                contacts.add(new long[] {from, to});
                events.add(opened(from));
                if (ends) {
                    events.add(closed(to));
                }
            }
            events.add(closed(LAST));
            events.add(opened(LAST));
            contacts.add(new long[] {LAST, LAST});
            InProgress apart = new InProgress();
            for (InProgress reading : List.of(counted, apart)) {
                events.forEach(reading::accept);
                reading.endOfLog();
            }
            combined.combine(apart);
        }
        counted.sort();
        combined.sort();
        for (long at = 0; at <= LAST; at += 7) {
            long now = at;
            long expected = contacts.stream()
                    .filter(contact -> contact[0] <= now && contact[1] >= now)
                    .count();
            assertThat(counted.at(at)).isEqualTo((int) expected).isEqualTo(combined.at(at));
        }
    }
}
