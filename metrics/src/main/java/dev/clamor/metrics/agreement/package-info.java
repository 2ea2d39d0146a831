/** How well two readings of the same things agree. */
@NullMarked
package dev.clamor.metrics.agreement;

import org.jspecify.annotations.NullMarked;
