/** What every report says in the same words: numbers, intervals, rankings and sentences, made safe to show. */
@NullMarked
package dev.clamor.results.report.words;

import org.jspecify.annotations.NullMarked;
