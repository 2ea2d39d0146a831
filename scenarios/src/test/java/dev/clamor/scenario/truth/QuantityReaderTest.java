package dev.clamor.scenario.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I credited €37,50 to you|MONEY|37.50|eur",
                "it is 1.250,00 EUR|MONEY|1250.00|eur",
                "it is 1,250.00 euros|MONEY|1250.00|eur",
                "limit 5 000 EUR|MONEY|5000|eur",
                "four euros and ninety cents|MONEY|4.90|eur",
                "4 euros 5 cents|MONEY|4.05|eur",
                "within 5 working days|NUMBER|5|working",
                "over four months|NUMBER|4|months",
                "for twenty-four months|NUMBER|24|months",
                "on 2027-03-05|DATE|2027-03-05|''",
                "on 5.3.2027|DATE|2027-03-05|''",
                "on 31/03/2027|DATE|2027-03-31|''",
                "on 5th of March 2027|DATE|2027-03-05|''",
                "on March the 5th, 2027|DATE|2027-03-05|''",
                "on 17 February|DATE|--02-17|''",
                "open at 9:00|TIME|9:00|''"
            })
    void reads_what_people_write(String text, Quantity.Kind kind, String value, String unit) {
        assertThat(QuantityReader.read(text)).singleElement().satisfies(quantity -> {
            assertThat(quantity.kind()).isEqualTo(kind);
            assertThat(quantity.value()).isEqualTo(value);
            assertThat(quantity.unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @CsvSource({"account AC-204817 is fine", "1. first", "no numbers at all", "version v8b"})
    void finds_nothing_in_identifiers_and_list_marks(String text) {
        assertThat(QuantityReader.read(text)).isEmpty();
    }
}
