/** Tests of judging on Spark. */
@NullMarked
package dev.clamor.spark;

import org.jspecify.annotations.NullMarked;
