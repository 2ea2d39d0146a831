/** How objectives went from run to run. */
@NullMarked
package dev.clamor.results.report.trend;

import org.jspecify.annotations.NullMarked;
