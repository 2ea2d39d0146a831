/** The page: from a run's numbers to what the templates print. */
@NullMarked
package dev.clamor.results.report.html;

import org.jspecify.annotations.NullMarked;
