/** Two runs side by side: what changed, for whom and by how much, and which contacts went another way. */
@NullMarked
package dev.clamor.results.compare;

import org.jspecify.annotations.NullMarked;
