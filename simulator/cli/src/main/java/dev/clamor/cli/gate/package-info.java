/** Finished verdicts over HTTP, for controllers of progressive delivery. */
@NullMarked
package dev.clamor.cli.gate;

import org.jspecify.annotations.NullMarked;
