/** Objectives in the words of OpenSLO v1, read and written. */
@NullMarked
package dev.clamor.results.slo.openslo;

import org.jspecify.annotations.NullMarked;
