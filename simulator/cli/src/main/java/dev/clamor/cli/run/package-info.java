/** One run from its options to its exit code: agents, load, shards, planned faults, what follows it. */
@NullMarked
package dev.clamor.cli.run;

import org.jspecify.annotations.NullMarked;
