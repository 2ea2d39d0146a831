/** How customers word things whatever their goal: phrase banks, tone and typing errors. */
@NullMarked
package dev.clamor.persona.wording;

import org.jspecify.annotations.NullMarked;
