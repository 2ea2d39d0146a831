package dev.clamor.engine.target;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Credentials that stand in a target file in plain text instead of as {@code ${NAME}}. */
public final class PlainSecrets {
    private static final String HIDDEN = "***";
    private static final Pattern SENSITIVE = Pattern.compile(
            ".*(auth|cookie|token|secret|password|signature|(api|access|subscription|functions)[-_]?key).*",
            Pattern.CASE_INSENSITIVE);

    private PlainSecrets() {}

    /** Whether the value of a header of that name is likely to be a credential. */
    public static boolean sensitive(String header) {
        return SENSITIVE.matcher(header).matches();
    }

    /** The text of a file without the values of such headers, and without user and query of the address. */
    static String hide(String text, URI uri, Map<String, String> headers) {
        String hidden = without(without(text, uri.getRawUserInfo()), uri.getRawQuery());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (sensitive(header.getKey())) {
                hidden = without(hidden, header.getValue());
            }
        }
        return hidden;
    }

    private static String without(String text, @Nullable String secret) {
        return secret == null || secret.isBlank() ? text : text.replace(secret, HIDDEN);
    }
}
