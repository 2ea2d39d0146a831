package dev.clamor.referenceagent.dialogue;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a colleague receives.
 *
 * @param queue   who takes it
 * @param reason  why, as a code such as {@code customer_request}
 * @param summary one or two sentences for the colleague
 * @param context every slot value the customer has given so far, by wire name
 */
public record HandOver(String queue, String reason, String summary, Map<String, String> context) {
    public HandOver {
        context = Collections.unmodifiableMap(new TreeMap<>(context));
    }
}
