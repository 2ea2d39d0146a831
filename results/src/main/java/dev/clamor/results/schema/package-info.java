/** The JSON Schemas of the files that a run leaves behind. */
@NullMarked
package dev.clamor.results.schema;

import org.jspecify.annotations.NullMarked;
