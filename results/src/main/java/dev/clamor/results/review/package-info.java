/** The failed paths of a run as a pack for the people who will mend the agent. */
@NullMarked
package dev.clamor.results.review;

import org.jspecify.annotations.NullMarked;
