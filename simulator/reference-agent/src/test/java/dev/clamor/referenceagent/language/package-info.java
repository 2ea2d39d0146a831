/** Checks of slot values and cues read out of free text. */
@NullMarked
package dev.clamor.referenceagent.language;

import org.jspecify.annotations.NullMarked;
