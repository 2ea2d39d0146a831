/** The run's folder: event log and manifest, written while it runs and read again. */
@NullMarked
package dev.clamor.results.archive;

import org.jspecify.annotations.NullMarked;
