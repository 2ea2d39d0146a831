/** Why customers call and what should happen. */
@NullMarked
package dev.clamor.scenario;

import org.jspecify.annotations.NullMarked;
