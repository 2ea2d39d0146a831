/** Reads scenario files. */
@NullMarked
package dev.clamor.scenario.catalog;

import org.jspecify.annotations.NullMarked;
