package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example target file on each protocol's page is read without a problem. */
class ProtocolPagesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"openai", "a2a", "native_sse"})
    void the_example_is_read_without_a_problem(String protocol) throws IOException {
        Path page = Path.of("../../docs/protocols", protocol.replace('_', '-') + ".md");
        Matcher example = EXAMPLE.matcher(Files.readString(page));
        assertThat(example.find()).isTrue();
        Problems problems = new Problems();
        Section file = Golden.section(example.group(1), problems);
        assertThat(file.text("protocol")).isEqualTo(protocol);
        file.optionalSection("signals").ifPresent(Signals::read);
        Section options = file.optionalSection(protocol).orElseGet(() -> Golden.section("{}", problems));
        assertThat(Protocol.of(protocol).orElseThrow().codec(WireBench.context(), options))
                .isNotNull();
        assertThat(problems.all()).isEmpty();
    }
}
