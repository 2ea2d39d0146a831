/** Holds what happened against what should have: reply classes, goals, escalation triggers, all from observable events. */
@NullMarked
package dev.clamor.scenario.truth;

import org.jspecify.annotations.NullMarked;
