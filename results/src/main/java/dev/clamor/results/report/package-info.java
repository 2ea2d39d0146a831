/** What people and machines read: verdict.json, snapshot.json, summary.md, junit.xml, report.html. */
@NullMarked
package dev.clamor.results.report;

import org.jspecify.annotations.NullMarked;
