package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolDocsTest {
    private static final Path DOCS = Path.of("..", "..", "docs", "protocols");

    @ParameterizedTest
    @ValueSource(strings = {"generic", "rasa", "dialogflow-cx", "lex-v2"})
    void the_example_of_a_protocol_is_read_without_a_problem(String name) throws IOException {
        String page = Files.readString(DOCS.resolve(name + ".md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        String example = page.substring(begin, page.indexOf("```", begin)).replaceAll("\\$\\{[A-Z_]+}", "secret");
        Problems problems = new Problems();
        Section target = OptionsBench.section(example, problems);
        String id = target.text("protocol");
        assertThat(id).isEqualTo(name.replace('-', '_'));
        CodecContext context = OptionsBench.context(
                target.text("url"),
                target.optionalSection("signals").map(Signals::read).orElse(Signals.NONE));
        Protocol.of(id).orElseThrow().codec(context, target.section(id).orElseThrow());
        assertThat(problems.all()).isEmpty();
    }
}
