/** A small but genuine customer-service agent with declared flaws; it sees nothing of the answer key. */
@NullMarked
package dev.clamor.referenceagent;

import org.jspecify.annotations.NullMarked;
