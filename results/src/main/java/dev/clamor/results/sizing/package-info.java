/** How many contacts a run needs before its objectives can be decided; computed with the gate's own rule. */
@NullMarked
package dev.clamor.results.sizing;

import org.jspecify.annotations.NullMarked;
