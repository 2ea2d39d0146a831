/** The agent under test: the options that name it, the reference agent in a process of its own, a line to it. */
@NullMarked
package dev.clamor.cli.agent;

import org.jspecify.annotations.NullMarked;
