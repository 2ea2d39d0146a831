package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure of this package that somebody else has printed, at the precision printed. Written to
 * {@code target/inference/published-values.tsv}: method, input, published, ours, source. A source that begins with
 * "computed" is no publication but an outside computation; one that begins with "not reproduced" says why.
 */
class PublishedValuesTest {
    private static final Path TABLE = Path.of("target", "inference", "published-values.tsv");

    static List<PublishedValue> values() {
        List<PublishedValue> values = new ArrayList<>();
        values.addAll(PublishedShares.all());
        values.addAll(PublishedDifferences.all());
        values.addAll(PublishedOthers.all());
        return values;
    }

    @ParameterizedTest
    @MethodSource("values")
    void ours_is_the_published_figure_or_the_table_says_why_not(PublishedValue value) {
        assertThat(value.matches())
                .as("published %s, ours %s", value.published(), value.ours())
                .isEqualTo(value.reproduced());
    }

    @Test
    void the_table_is_written_once_for_each_figure() throws IOException {
        List<String> lines = new ArrayList<>(List.of("method\tinput\tpublished\tours\tsource"));
        values().stream().map(PublishedValue::line).forEach(lines::add);
        assertThat(lines).doesNotHaveDuplicates().allMatch(line -> line.split("\t", -1).length == 5);
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);
        assertThat(Files.readAllLines(TABLE)).hasSizeGreaterThan(130);
    }
}
