/** The customer's side of a conversation: what a customer says next, when, and why. */
@NullMarked
package dev.clamor.engine.dialogue;

import org.jspecify.annotations.NullMarked;
