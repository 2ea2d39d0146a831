/** What the agent was told about its company: desks, intents, slots and the example sentences it learns from. */
@NullMarked
package dev.clamor.referenceagent.knowledge;

import org.jspecify.annotations.NullMarked;
