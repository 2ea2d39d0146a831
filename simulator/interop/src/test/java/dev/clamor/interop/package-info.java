/** Storms against servers of other people. */
@NullMarked
package dev.clamor.interop;

import org.jspecify.annotations.NullMarked;
