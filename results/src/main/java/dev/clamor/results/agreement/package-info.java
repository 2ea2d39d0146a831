/** What labels of a run's replies say of their reading, and of the figures computed from it. */
@NullMarked
package dev.clamor.results.agreement;

import org.jspecify.annotations.NullMarked;
