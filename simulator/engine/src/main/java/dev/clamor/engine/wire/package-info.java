/** Codecs: bytes to meaning and back, without sockets. */
@NullMarked
package dev.clamor.engine.wire;

import org.jspecify.annotations.NullMarked;
