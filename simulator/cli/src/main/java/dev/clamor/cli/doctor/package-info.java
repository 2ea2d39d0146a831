/** Whether an agent can be tested as it is named: one conversation, looked at closely. */
@NullMarked
package dev.clamor.cli.doctor;

import org.jspecify.annotations.NullMarked;
