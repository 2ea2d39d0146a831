/** Tests of the Gatling binding over loopback sockets. */
@NullMarked
package dev.clamor.load;

import org.jspecify.annotations.NullMarked;
