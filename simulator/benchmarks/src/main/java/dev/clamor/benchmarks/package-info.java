/** What a turn costs: microbenchmarks of the parts, and the whole generator beside bare Gatling. */
@NullMarked
package dev.clamor.benchmarks;

import org.jspecify.annotations.NullMarked;
