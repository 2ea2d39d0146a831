package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29,90 | 29.90",
                "€29.90 | 29.9",
                "29.90€ | 29.90",
                "5 000 | 5000",
                "5,000 | 5000",
                "5'000 | 5000",
                "1,234,567.50 | 1234567.5",
                "12.00 | 12",
                "0,125 | 0.125",
                "1.5% | 1.5 percent",
                "08:00 | 8:00",
                "9am | 9 AM",
                "10 a.m | 10 am",
                "24-months | 24   Months",
                "can't | cannot",
                "can’t | can not",
                "won't | will not",
                "I've | I have",
                "that's | that is",
                "customer's | customers",
                "(next) 'bill' | next bill"
            })
    void what_means_the_same_looks_the_same(String a, String b) {
        assertThat(NormalText.of(a).text()).isEqualTo(NormalText.of(b).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29.90 | 29.95",
                "29.90 | 2990",
                "5 000 | 5",
                "5 00 | 500",
                "8:00 | 18:00",
                "1.234 | 1234",
                "it is | is it"
            })
    void what_means_something_else_does_not(String a, String b) {
        assertThat(NormalText.of(a).text()).isNotEqualTo(NormalText.of(b).text());
    }

    @ParameterizedTest
    @CsvSource({
        "It costs 29.90 a month, 29.90, true",
        "It costs 129.90 a month, 29.90, false",
        "It costs 29.905 a month, 29.90, false",
        "Wait 15 working days, 5 working days, false",
        "Within 5 working days., 5 working days, true",
        "On the next bills, next bill, true",
        "Connext bill, next bill, false",
        "It is next. Bill sends it, next bill, false",
        "We close at 18:00, 8:00, false"
    })
    void a_phrase_is_found_at_the_beginning_of_a_word_and_numbers_only_whole(
            String text, String phrase, boolean found) {
        assertThat(NormalText.of(text).has(NormalText.phrase(phrase))).isEqualTo(found);
    }

    @Test
    void ends_of_sentences_are_kept_apart_from_dots_in_words_and_numbers() {
        assertThat(NormalText.of("It is 4.90. Write to me@example.org! Yes?? ").text())
                .isEqualTo(" it is 4.9 . write to me exampleorg . yes ? ? ");
    }

    @Test
    void an_empty_text_stays_empty() {
        assertThat(NormalText.of("").text()).isEmpty();
        assertThat(NormalText.of("").words()).isEmpty();
        assertThat(NormalText.of("…").has(NormalText.phrase("a"))).isFalse();
    }

    @Test
    void sentence_marks_are_no_words() {
        assertThat(NormalText.of("Yes. And no?").words()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AC-104392 | ac 104392 | true",
                "LK-4F2A-9C01 | lk4f2a9c01 | true",
                "2027-03-04 | 2027-03-04 | true",
                "37.50 | 37.5 | true",
                "37.50 | EUR 37,50 | true",
                "5000 | 5 000 euros | true",
                "ana.lee@example.org | Ana.Lee@example.org | true",
                "ana.lee@example.org | ana@example.org | false",
                "37.50 | 375 | false",
                "AC-104392 | AC-104393 | false",
                "2027-03-04 | 2027-04-03 | false"
            })
    void values_are_compared_as_people_do(String a, String b, boolean same) {
        assertThat(Values.same(a, b)).isEqualTo(same);
    }

    @Test
    void similarity_is_that_of_word_triples() {
        NormalText text = NormalText.of("one two three four five six");
        assertThat(LoopDetector.similarity(text, NormalText.of("One, two, three. Four five six!")))
                .isEqualTo(1);
        // triples: {123, 234, 345, 456} and {123, 234, 345, 457}: 3 common of 5
        assertThat(LoopDetector.similarity(text, NormalText.of("one two three four five seven")))
                .isEqualTo(0.6);
        // fewer than five words: {one, two, three} of {one, two, three, four, five, six}
        assertThat(LoopDetector.similarity(text, NormalText.of("three two one")))
                .isEqualTo(0.5);
        assertThat(LoopDetector.similarity(text, NormalText.of("something else altogether said here")))
                .isZero();
    }
}
