/** The figures of a run as Prometheus reads them. */
@NullMarked
package dev.clamor.prometheus;

import org.jspecify.annotations.NullMarked;
