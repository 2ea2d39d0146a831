/** A run while it goes on, for terminals, browsers and Prometheus. */
@NullMarked
package dev.clamor.cli.live;

import org.jspecify.annotations.NullMarked;
