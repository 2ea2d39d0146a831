/** What every command says and hands back: text that can be shown, JSON, exit codes, the version. */
@NullMarked
package dev.clamor.cli.terminal;

import org.jspecify.annotations.NullMarked;
