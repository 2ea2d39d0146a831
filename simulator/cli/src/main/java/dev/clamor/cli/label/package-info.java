/** Replies of a run labelled by a person or a model, to find out how well they were read. */
@NullMarked
package dev.clamor.cli.label;

import org.jspecify.annotations.NullMarked;
