/** Where runs and baselines are kept, and how they are named. */
@NullMarked
package dev.clamor.cli.shelf;

import org.jspecify.annotations.NullMarked;
