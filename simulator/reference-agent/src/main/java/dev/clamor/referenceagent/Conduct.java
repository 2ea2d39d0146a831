package dev.clamor.referenceagent;

/**
 * How the agent is at present, which may be changed while it serves.
 *
 * @param behaviour what it declares; its workers and queue are those with which it was started
 * @param backendMicros how much longer its back end takes over whatever it is asked to do or look up
 */
record Conduct(DeclaredBehaviour behaviour, long backendMicros) {}
