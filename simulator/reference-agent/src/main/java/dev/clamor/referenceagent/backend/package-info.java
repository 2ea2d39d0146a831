/** The company's books, in memory: the tools the agent may call. */
@NullMarked
package dev.clamor.referenceagent.backend;

import org.jspecify.annotations.NullMarked;
