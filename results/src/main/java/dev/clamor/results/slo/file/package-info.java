/** Files of objectives, whatever words they are in. */
@NullMarked
package dev.clamor.results.slo.file;

import org.jspecify.annotations.NullMarked;
