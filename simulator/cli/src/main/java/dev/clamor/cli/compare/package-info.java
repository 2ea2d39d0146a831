/** Runs held against each other, and the named baselines. */
@NullMarked
package dev.clamor.cli.compare;

import org.jspecify.annotations.NullMarked;
