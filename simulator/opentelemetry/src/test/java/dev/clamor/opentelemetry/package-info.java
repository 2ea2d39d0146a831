/** Tests of the spans of a run. */
@NullMarked
package dev.clamor.opentelemetry;

import org.jspecify.annotations.NullMarked;
