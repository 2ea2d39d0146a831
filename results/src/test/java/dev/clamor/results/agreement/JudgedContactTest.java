package dev.clamor.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.metrics.EscalationLabel;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedContactTest {
    @ParameterizedTest
    @CsvSource({
        // reading, counted, solvable, label: then
        "RESOLVED, true, true, RESOLVED, true",
        "RESOLVED, false, false, RESOLVED, false",
        "RESOLVED, true, true, PROGRESS, false",
        "RESOLVED, true, true, HANDOFF_OK, false",
        "PROGRESS, false, true, RESOLVED, true",
        "PROGRESS, false, false, RESOLVED, false",
        "PROGRESS, false, true, DEFLECT, false",
        "PROGRESS, true, true, CLARIFY, true",
        "PROGRESS, true, true, WRONG, false",
        "REFUSE, true, true, REFUSE, true",
        "REFUSE, true, true, DEFLECT, false",
        "HANDOFF_OK, false, true, RESOLVED, true",
        "HANDOFF_OK, false, true, CLARIFY, false"
    })
    void a_label_of_the_deciding_reply_recounts_the_contact(
            ReplyClass reading, boolean counted, boolean solvable, ReplyClass label, boolean then) {
        JudgedContact contact = new JudgedContact(
                false,
                EscalationLabel.TRUE_NEGATIVE,
                reading == ReplyClass.HANDOFF_OK,
                counted,
                solvable,
                Optional.of(Replies.reply(1, 1, reading, true)));
        assertThat(contact.trulyContained(label)).isEqualTo(then);
    }
}
