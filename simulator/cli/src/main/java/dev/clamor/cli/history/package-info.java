/** All runs in one table: queries and trends. */
@NullMarked
package dev.clamor.cli.history;

import org.jspecify.annotations.NullMarked;
