/** The command line: where everything is put together, and the only place that prints, reads the clock or chooses a seed. */
@NullMarked
package dev.clamor.cli;

import org.jspecify.annotations.NullMarked;
