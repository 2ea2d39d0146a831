/** When a run may end before its plan does: declared rules, followed contact by contact in the order of arrival. */
@NullMarked
package dev.clamor.results.stopping;

import org.jspecify.annotations.NullMarked;
