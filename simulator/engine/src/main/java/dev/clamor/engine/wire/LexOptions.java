package dev.clamor.engine.wire;

import dev.clamor.document.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code lex_v2} of a target file.
 *
 * @param sessionAttributes sent with the first turn
 * @param requestAttributes sent with every turn
 * @param handoffIntents intents that hand over
 * @param handoffAttributes session attributes that hand over, by name; with any value but {@code false} where the value is
 *     {@code *}
 * @param fallbackIntents intents that say that the customer was not understood
 * @param actions names of actions by the intent that does them
 * @param payloadText selects what the customer reads in the JSON of a custom payload
 * @param deleteSession whether the session is deleted when the contact is over
 */
record LexOptions(
        String bot,
        String alias,
        String locale,
        String region,
        SigV4.Credentials credentials,
        Map<String, String> sessionAttributes,
        Map<String, String> requestAttributes,
        LexCodec.SendBack sendBack,
        List<String> handoffIntents,
        Map<String, String> handoffAttributes,
        List<String> fallbackIntents,
        Map<String, String> actions,
        Optional<JsonSelector> payloadText,
        boolean deleteSession) {
    private static final List<String> FALLBACK = List.of("AMAZON.FallbackIntent", "FallbackIntent");

    /** Reads the section. */
    static LexOptions read(Section section) {
        return new LexOptions(
                section.text("bot_id"),
                section.text("bot_alias_id"),
                section.text("locale_id", "en_US"),
                section.text("region"),
                new SigV4.Credentials(
                        section.text("access_key"), section.text("secret_key"), section.text("session_token", "")),
                section.textMap("session_attributes"),
                section.textMap("request_attributes"),
                section.choice("send_back", LexCodec.SendBack.class, LexCodec.SendBack.ATTRIBUTES),
                section.texts("handoff_intents"),
                section.textMap("handoff_attributes"),
                section.has("fallback_intents") ? section.texts("fallback_intents") : FALLBACK,
                section.textMap("actions"),
                Signals.selector(section, "payload_text"),
                section.flag("delete_session", false));
    }
}
