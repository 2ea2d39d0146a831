/** The contacts and turns of a run as OpenTelemetry's spans. */
@NullMarked
package dev.clamor.opentelemetry;

import org.jspecify.annotations.NullMarked;
