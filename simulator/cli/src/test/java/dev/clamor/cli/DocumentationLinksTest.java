package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links between pages lead somewhere, every page can be found, and the files that the how-to pages show are whole. */
class DocumentationLinksTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path INDEX = DOCS.resolve("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void every_relative_link_leads_to_a_file_and_a_heading_that_exist() throws IOException {
        List<Path> pages = pages();
        pages.add(ROOT.resolve("README.md"));
        pages.add(ROOT.resolve("CONTRIBUTING.md"));
        List<String> dead = new ArrayList<>();
        for (Path page : pages) {
            for (String link : links(page)) {
                if (!leads(page, link)) {
                    dead.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void the_index_names_every_page() throws IOException {
        Set<Path> named = new TreeSet<>();
        for (String link : links(INDEX)) {
            named.add(INDEX.resolveSibling(link).normalize());
        }
        Set<Path> missing = new TreeSet<>(pages());
        missing.remove(INDEX);
        missing.removeAll(named);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "test-my-agent, AGENT",
        "write-a-persona, PERSONA",
        "write-a-scenario, SCENARIO",
        "choose-objectives, OBJECTIVES"
    })
    void the_file_that_a_page_shows_is_whole(String page, InputFile kind) throws IOException {
        Path file = DOCS.resolve("howto").resolve(page + ".md");
        Matcher example = YAML.matcher(Files.readString(file));
        assertThat(example.find()).isTrue();
        assertThat(Document.parse(page, example.group(1), new Problems()).flatMap(top -> InputFile.of("x.yaml", top)))
                .contains(kind);
        InputSample sample = InputSample.of(kind, page, example.group(1));
        assertThat(sample.problems()).isEmpty();
        assertThat(sample.errors()).isEmpty();
    }

    private static boolean leads(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(to) && (parts.length == 1 || anchors(to).contains(parts[1]));
    }

    /** As GitHub makes them: lower case, punctuation dropped, blanks to dashes. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new TreeSet<>();
        HEADING.matcher(Files.readString(page))
                .results()
                .forEach(heading -> anchors.add(heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')));
        return anchors;
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .toList());
        }
    }
}
