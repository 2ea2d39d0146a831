/** The highest bearable load: found from the contacts of a search with rising load, with its interval. */
@NullMarked
package dev.clamor.results.knee;

import org.jspecify.annotations.NullMarked;
