/** The vocabulary of what happened in a conversation: acts, replies, events and outcomes. */
@NullMarked
package dev.clamor.conversation;

import org.jspecify.annotations.NullMarked;
