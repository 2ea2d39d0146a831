/** Checks of the reference agent: what it understands, what it does, and that its declared flaws are its real ones. */
@NullMarked
package dev.clamor.referenceagent;

import org.jspecify.annotations.NullMarked;
