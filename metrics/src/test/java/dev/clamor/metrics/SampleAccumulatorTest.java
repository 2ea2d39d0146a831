package dev.clamor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.TurnEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleAccumulatorTest {
    private static final int CONTACTS = 3_000;
    private static List<ContactRecord> all = List.of();

    @BeforeAll
    static void meet_a_crowd() {
        ContactAssembler assembler = new ContactAssembler();
        List<ContactRecord> records = new ArrayList<>();
        for (List<TurnEvent> contact : new Crowd(4711).contacts(CONTACTS)) {
            contact.forEach(event -> assembler.accept(event).ifPresent(records::add));
        }
        all = List.copyOf(records);
    }

    @Test
    void every_kind_of_contact_that_there_is_can_be_read_as_often_as_promised() {
        List<ContactRecord> sampled = sampled(sample(all));

        promised(sampled, ContactRecord::containment, SampleAccumulator.OF_EACH);
        promised(sampled, ContactRecord::escalation, SampleAccumulator.OF_EACH);
        promised(sampled, contact -> contact.opened().persona(), SampleAccumulator.OF_EACH);
        promised(sampled, contact -> contact.opened().scenario(), SampleAccumulator.OF_EACH);
        promised(sampled, ContactRecord::segment, SampleAccumulator.OF_SEGMENT);
        for (JourneyStep step : JourneyStep.values()) {
            Predicate<ContactRecord> failed =
                    contact -> contact.replies().stream().anyMatch(reply -> reply.stepFailed() && reply.step() == step);
            assertThat(sampled.stream().filter(failed).count())
                    .isGreaterThanOrEqualTo(Math.min(
                            SampleAccumulator.OF_EACH,
                            all.stream()
                                    .filter(ContactRecord::valid)
                                    .filter(failed)
                                    .count()));
        }
    }

    @Test
    void only_valid_contacts_are_in_it_and_each_once() {
        List<ContactId> sample = sample(all);

        assertThat(sample).doesNotHaveDuplicates().hasSizeLessThan(CONTACTS / 5);
        assertThat(sampled(sample)).hasSameSizeAs(sample).allMatch(ContactRecord::valid);
    }

    @Test
    void the_first_of_the_list_are_one_of_each_ending() {
        List<ContactRecord> sampled = sampled(sample(all));
        long kinds = all.stream()
                .filter(ContactRecord::valid)
                .map(ContactRecord::containment)
                .distinct()
                .count();

        assertThat(sampled.subList(0, 60).stream()
                        .map(ContactRecord::containment)
                        .distinct())
                .hasSize((int) kinds);
    }

    @Test
    void neither_the_order_nor_the_way_of_adding_up_matters() {
        List<ContactRecord> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(7));
        SampleAccumulator one = new SampleAccumulator();
        SampleAccumulator other = new SampleAccumulator();
        shuffled.forEach(contact -> (contact.closedMicros() % 2 == 0 ? one : other).accept(contact));

        one.combine(other);

        assertThat(one.snapshot()).isEqualTo(sample(all));
    }

    /** With one chance in 2^100 for a false alarm were it a coin for each: 100 contacts and more lie all in one half. */
    @Test
    void neither_early_contacts_nor_late_ones_are_preferred() {
        assertThat(sample(all)).hasSizeGreaterThan(100).anyMatch(one -> one.arrival() < CONTACTS / 2);
        assertThat(sample(all)).anyMatch(one -> one.arrival() >= CONTACTS / 2);
    }

    @Test
    void every_contact_has_something_said_of_it() {
        assertThat(all)
                .extracting(Remark::of)
                .allSatisfy(remark -> assertThat(remark.because()).endsWith(")"))
                .anyMatch(
                        remark -> remark.because().startsWith("solved by the agent alone (") && remark.severity() == 0)
                .anyMatch(remark -> remark.severity() > 5);
    }

    private static List<ContactId> sample(List<ContactRecord> contacts) {
        SampleAccumulator accumulator = new SampleAccumulator();
        contacts.forEach(accumulator::accept);
        return accumulator.snapshot();
    }

    private static List<ContactRecord> sampled(List<ContactId> sample) {
        Map<ContactId, ContactRecord> byId = all.stream()
                .collect(Collectors.toMap(contact -> contact.opened().contact(), contact -> contact));
        return sample.stream().map(byId::get).toList();
    }

    private static <K> void promised(List<ContactRecord> sampled, Function<ContactRecord, K> kind, long each) {
        Map<K, Long> there = counts(all.stream().filter(ContactRecord::valid).toList(), kind);
        Map<K, Long> held = counts(sampled, kind);

        assertThat(there.size()).isGreaterThan(2);
        there.forEach(
                (one, count) -> assertThat(held.get(one)).as("%s", one).isGreaterThanOrEqualTo(Math.min(each, count)));
    }

    private static <K> Map<K, Long> counts(List<ContactRecord> contacts, Function<ContactRecord, K> kind) {
        return contacts.stream().collect(Collectors.groupingBy(kind, Collectors.counting()));
    }
}
