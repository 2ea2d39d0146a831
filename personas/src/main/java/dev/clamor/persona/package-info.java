/** Who calls: personas, the customers drawn from them, and the random streams that draw them. */
@NullMarked
package dev.clamor.persona;

import org.jspecify.annotations.NullMarked;
