/** Run plans: stages, the crowd, the mix, limits. */
@NullMarked
package dev.clamor.load.plan;

import org.jspecify.annotations.NullMarked;
