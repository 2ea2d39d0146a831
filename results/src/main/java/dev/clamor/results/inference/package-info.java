/** Statistics that know nothing of agents: bounds, clusters, differences, sequences, corrections for many looks. */
@NullMarked
package dev.clamor.results.inference;

import org.jspecify.annotations.NullMarked;
