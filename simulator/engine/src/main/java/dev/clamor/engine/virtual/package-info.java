/** Conversations in virtual time: whole contacts without sockets or clocks. */
@NullMarked
package dev.clamor.engine.virtual;

import org.jspecify.annotations.NullMarked;
