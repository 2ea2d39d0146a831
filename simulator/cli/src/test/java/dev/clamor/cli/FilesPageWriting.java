package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Writes the page of all keys anew; run by its name only, for its own does not end as a test's does. */
class FilesPageWriting {
    @Test
    void the_page_is_written() throws IOException {
        FilesPage.write(FilesPageTest.PAGE);
        assertThat(FilesPageTest.PAGE).isNotEmptyFile();
    }
}
