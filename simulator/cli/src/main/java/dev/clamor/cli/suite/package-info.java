/** A plan and everything that it names, loaded from files and checked. */
@NullMarked
package dev.clamor.cli.suite;

import org.jspecify.annotations.NullMarked;
