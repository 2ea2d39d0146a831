/** Objectives and error budgets. */
@NullMarked
package dev.clamor.results.slo;

import org.jspecify.annotations.NullMarked;
