/** Runs and their logs as views of an embedded database, which is in memory, reads their files and nothing else. */
@NullMarked
package dev.clamor.history;

import org.jspecify.annotations.NullMarked;
