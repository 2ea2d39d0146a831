/** How many contacts it takes to decide, before a run. */
@NullMarked
package dev.clamor.cli.size;

import org.jspecify.annotations.NullMarked;
