/** The Gatling binding: carries conversations at the planned load. */
@NullMarked
package dev.clamor.load;

import org.jspecify.annotations.NullMarked;
