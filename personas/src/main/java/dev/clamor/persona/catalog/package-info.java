/** Reads persona files. */
@NullMarked
package dev.clamor.persona.catalog;

import org.jspecify.annotations.NullMarked;
