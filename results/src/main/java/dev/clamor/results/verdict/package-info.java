/** The judge: from numbers and objectives to findings and a decision, each with its reason. */
@NullMarked
package dev.clamor.results.verdict;

import org.jspecify.annotations.NullMarked;
