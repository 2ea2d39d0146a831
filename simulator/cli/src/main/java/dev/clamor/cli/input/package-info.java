/** What a user names, read: files, durations, values of the environment; what is wrong with it, in one grammar. */
@NullMarked
package dev.clamor.cli.input;

import org.jspecify.annotations.NullMarked;
