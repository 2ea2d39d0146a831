package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Writes the page of all commands anew; run by its name only, for its own does not end as a test's does. */
class CommandsPageWriting {
    @Test
    void the_page_is_written() throws IOException {
        CommandsPage.write(HelpTest.PAGE);
        assertThat(HelpTest.PAGE).isNotEmptyFile();
    }
}
