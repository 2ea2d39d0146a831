/** Planned faults between us and the agent, and when each is switched. */
@NullMarked
package dev.clamor.load.fault;

import org.jspecify.annotations.NullMarked;
