/** Reads YAML files written by people and reports every problem at once, with file, line, column and key. */
@NullMarked
package dev.clamor.document;

import org.jspecify.annotations.NullMarked;
