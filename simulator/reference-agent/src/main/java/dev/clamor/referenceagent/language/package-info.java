/** From a customer's free text to intents, slot values and cues. */
@NullMarked
package dev.clamor.referenceagent.language;

import org.jspecify.annotations.NullMarked;
