/** What a plan will send, before it is sent. */
@NullMarked
package dev.clamor.cli.plan;

import org.jspecify.annotations.NullMarked;
