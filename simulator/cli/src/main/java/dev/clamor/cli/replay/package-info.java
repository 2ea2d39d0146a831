/** One conversation on the terminal: held now, or one of a run again. */
@NullMarked
package dev.clamor.cli.replay;

import org.jspecify.annotations.NullMarked;
