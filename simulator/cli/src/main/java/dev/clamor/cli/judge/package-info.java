/** What a finished run amounts to: judged from its log, shown, and reported. */
@NullMarked
package dev.clamor.cli.judge;

import org.jspecify.annotations.NullMarked;
