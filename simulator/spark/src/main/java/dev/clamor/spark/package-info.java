/** Judging on a Spark cluster: each shard's log is counted where a task runs, and the counts are combined. */
@NullMarked
package dev.clamor.spark;

import org.jspecify.annotations.NullMarked;
