package dev.clamor.engine.probe;

import dev.clamor.engine.wire.Signals.ActionsAt;
import java.util.Optional;

/**
 * One system of record and how it is asked.
 *
 * @param name by which scenarios refer to it
 * @param eachTurn whether it is asked after every turn as well as at the end
 * @param actions where its answer lists what was done; empty if it does not
 */
record Probe(String name, Call call, boolean eachTurn, Optional<ActionsAt> actions) {}
