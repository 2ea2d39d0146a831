/** What it amounts to: events become contact records, records become immutable numbers that combine. */
@NullMarked
package dev.clamor.metrics;

import org.jspecify.annotations.NullMarked;
