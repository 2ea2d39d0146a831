/** Where a run fails, for whom, how, and at what price: what a team needs to know beyond the verdict. */
@NullMarked
package dev.clamor.results.analysis;

import org.jspecify.annotations.NullMarked;
