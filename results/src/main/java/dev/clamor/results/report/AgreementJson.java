package dev.clamor.results.report;

import dev.clamor.results.agreement.Agreement;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code corrected.json}: the members of {@link Agreement} in their order, {@code null} where there is no number. */
public final class AgreementJson {
    private AgreementJson() {}

    /** The text of the file. */
    public static String text(Agreement agreement) {
        try {
            return ReportJson.text(agreement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
