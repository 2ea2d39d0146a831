/** Asking systems of record what was really done, and keeping them clean. */
@NullMarked
package dev.clamor.engine.probe;

import org.jspecify.annotations.NullMarked;
