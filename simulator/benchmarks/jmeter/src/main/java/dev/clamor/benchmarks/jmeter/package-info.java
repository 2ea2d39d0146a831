/** JMeter sending the recorded requests, for comparison only. */
@NullMarked
package dev.clamor.benchmarks.jmeter;

import org.jspecify.annotations.NullMarked;
