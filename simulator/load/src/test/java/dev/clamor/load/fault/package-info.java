/** Tests of planned faults, in virtual time. */
@NullMarked
package dev.clamor.load.fault;

import org.jspecify.annotations.NullMarked;
