/** The target file: which agent is tested, how it is reached, what it may be charged with, and what its answers mean. */
@NullMarked
package dev.clamor.engine.target;

import org.jspecify.annotations.NullMarked;
