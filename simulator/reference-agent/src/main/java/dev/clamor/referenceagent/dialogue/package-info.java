/** From what was understood to a reply: conversation state, desk policies, hand-over rules and wording. */
@NullMarked
package dev.clamor.referenceagent.dialogue;

import org.jspecify.annotations.NullMarked;
