package dev.clamor.results.slo.file;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.results.slo.openslo.OpenSlo;
import java.util.List;
import java.util.Optional;

/** Reads objectives in Clamor's own words or in those of OpenSLO v1, by what the file says that it is. */
public final class ObjectivesFile {
    private ObjectivesFile() {}

    /**
     * What a file says.
     *
     * @param notes what stands in the file and does not apply to a run, one line each
     */
    public record Read(Objectives objectives, List<String> notes) {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<Read> read(String file, String text, Problems problems) {
        if (!isOpenSlo(file, text)) {
            return ObjectivesCatalog.read(file, text, problems).map(objectives -> new Read(objectives, List.of()));
        }
        OpenSlo openSlo = OpenSlo.read(file, text, problems);
        return openSlo.objectives().map(objectives -> new Read(objectives, openSlo.notes()));
    }

    /** Whether a document of the file says that it is OpenSLO, of whatever version. */
    public static boolean isOpenSlo(String file, String text) {
        List<Section> documents = Document.parseAll(file, text, new Problems());
        return documents.stream().anyMatch(d -> d.text("apiVersion", "").startsWith("openslo"));
    }
}
